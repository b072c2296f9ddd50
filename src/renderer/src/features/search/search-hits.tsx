import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import type { MessageEntry } from '../../../../shared/model/entry';
import type { RoomId } from '../../../../shared/model/ids';
import { Band } from '../../components/band';
import { EmptyState } from '../../components/empty-state';
import { HashIcon, LockIcon } from '../../components/icons';
import { SkeletonRows } from '../../components/skeletons';
import { useRovingFocus } from '../../components/use-roving-focus';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { HitRow } from './hit-row';
import type { SearchState } from './search-source';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });
const RoomHead = styled('h3')({
  margin: 0,
  display: 'flex',
  alignItems: 'center',
  gap: 5,
  padding: '10px 16px 3px',
  fontSize: 12,
  lineHeight: '18px',
  fontWeight: 600,
  color: color.muted,
  '& bdi': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});
const Count = styled('output')({
  display: 'block',
  padding: '0 16px 2px',
  fontSize: 12,
  lineHeight: '18px',
  color: color.muted,
});
const Part = styled('div')({ padding: '4px 12px 8px' });
const Tail = styled('div')({ minHeight: 1, padding: '4px 16px' });

/** Hits that follow each other in one room, under its name. */
export function toGroups(
  hits: readonly MessageEntry[],
): { roomId: RoomId; hits: MessageEntry[] }[] {
  const groups: { roomId: RoomId; hits: MessageEntry[] }[] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last?.roomId === hit.roomId) last.hits.push(hit);
    else groups.push({ roomId: hit.roomId, hits: [hit] });
  }
  return groups;
}

const toHitKey = ({ roomId, seq }: MessageEntry) => `${roomId}/${seq}`;

function toRoomName(server: ServerView, room: RoomView | undefined, unnamed: string): string {
  if (room === undefined) return unnamed;
  if (room.kind === 'room') return room.name;
  return (room.otherId === null ? undefined : server.members[room.otherId]?.name) ?? unnamed;
}

function RoomSign({ room }: { room: RoomView | undefined }) {
  if (room?.kind !== 'room') return null;
  const Icon = room.access === 'private' ? LockIcon : HashIcon;
  return <Icon style={{ fontSize: 13, flex: 'none' }} />;
}

/** Tells when the end of the list comes into sight. */
function useEndInSight(onSeen: () => void, isWanted: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const end = ref.current;
    if (end === null || !isWanted) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) onSeen();
    });
    observer.observe(end);
    return () => observer.disconnect();
  }, [onSeen, isWanted]);
  return ref;
}

/** What was found, or why there is nothing to see. */
export function SearchHits({
  server,
  state,
  isNarrowed,
  onRetry,
  onMore,
  onOpen,
}: {
  server: ServerView;
  state: SearchState;
  /** Only a part of what one may read was searched. */
  isNarrowed: boolean;
  onRetry: () => void;
  onMore: () => void;
  onOpen: (roomId: RoomId, seq: number) => void;
}) {
  const t = useTexts();
  const [shown, setShown] = useState<string | null>(null);
  const roving = useRovingFocus(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  }, [onMore]);
  const [loadMore] = useState(() => () => more.current());
  const { phase, hits } = state;
  const endRef = useEndInSight(loadMore, phase === 'ready' && state.more === 'idle');

  if (phase === 'empty')
    return <EmptyState title={t('search.emptyTitle')}>{t('search.empty')}</EmptyState>;
  if (phase === 'failed')
    return (
      <Part>
        <Band
          tone="trouble"
          action={
            <Button size="small" variant="outlined" color="inherit" onClick={onRetry}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          {t('search.failed')} {toErrorText(state.code ?? 'internal')}
        </Band>
      </Part>
    );
  if (phase === 'searching' && hits.length === 0)
    return (
      <>
        <Count>{t('search.searching')}</Count>
        <SkeletonRows count={6} />
      </>
    );

  const count = hits.length;
  const found = t(state.more === 'none' ? 'search.found' : 'search.foundMore', { count });
  const firstKey = hits[0] === undefined ? '' : toHitKey(hits[0]);
  return (
    <>
      {state.isLocal && (
        <Part>
          <Band>{t('search.local')}</Band>
        </Part>
      )}
      {count === 0 ? (
        <EmptyState title={t('search.nothingTitle')}>
          {t(isNarrowed ? 'search.nothingFiltered' : 'search.nothing')}
        </EmptyState>
      ) : (
        <Count>{phase === 'searching' ? t('search.searching') : found}</Count>
      )}
      {count > 0 && (
        <div role="group" aria-label={t('search.results')} {...roving.listProps}>
          {toGroups(hits).map((group, groupIndex) => {
            const room = server.rooms[group.roomId];
            const name = toRoomName(server, room, t('conversation.unnamed'));
            return (
              <section key={`${groupIndex}:${group.roomId}`}>
                <RoomHead>
                  <RoomSign room={room} />
                  <bdi>{name}</bdi>
                </RoomHead>
                <List>
                  {group.hits.map((hit) => {
                    const key = toHitKey(hit);
                    return (
                      <li key={key}>
                        <HitRow
                          hit={hit}
                          query={state.query}
                          server={server}
                          roomName={name}
                          isShown={shown === key}
                          roving={roving.itemProps(key, key === firstKey)}
                          onOpen={() => {
                            setShown(key);
                            onOpen(hit.roomId, hit.seq);
                          }}
                        />
                      </li>
                    );
                  })}
                </List>
              </section>
            );
          })}
        </div>
      )}
      <Tail ref={endRef}>{state.more === 'loading' && <SkeletonRows count={2} />}</Tail>
    </>
  );
}
