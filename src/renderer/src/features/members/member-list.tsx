import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { Virtualizer, type CustomItemComponentProps, type VirtualizerHandle } from 'virtua';
import { isMuted } from '../../../../shared/model/authority';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { useRoom, useServer } from '../../bridge/app-store';
import { focusWhenShown } from '../../components/focus-when-shown';
import { ListBody } from '../../components/list-body';
import { SearchBox } from '../../components/search-box';
import { SkeletonRows } from '../../components/skeletons';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import type { ActQuestion } from './asked-act';
import { CardHost, type OpenedCard } from './card-host';
import { toServerNow } from './member-acts';
import { MemberRow } from './member-row';
import { MANY_MEMBERS, toMemberLines, type MemberLine } from './sections';

const BUFFER_PX = 600;

const Whole = styled('div')({
  height: '100%',
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
});
const Frame = styled('div')({ flex: 1, minHeight: 0, overflow: 'hidden auto' });
const Find = styled('div')({ flex: 'none', padding: '10px 12px 0' });
const Nobody = styled('p')({ margin: 0, padding: '16px', fontSize: 13, color: color.muted });
/** Told to the virtual list as well, which would otherwise scroll too short. */
const TOP_PX = 12;
const List = styled('div')({ padding: `${TOP_PX}px 0` });
const Heading = styled('h2')({
  margin: 0,
  padding: '8px 16px 4px',
  fontSize: 12,
  lineHeight: '18px',
  fontWeight: 600,
  color: color.muted,
});

const HEADINGS = {
  here: 'members.hereNow',
  away: 'members.awayFromNetwork',
  all: 'members.all',
} as const;

const Item = ({ style, index, children, ref }: CustomItemComponentProps) => (
  <div role="listitem" ref={ref as Ref<HTMLDivElement>} style={style} data-index={index}>
    {children}
  </div>
);

/** Who is in the room: here now, and away from the network. */
export function MemberList({
  serverId,
  roomId,
  onOpenRoom,
  onAsk,
}: {
  serverId: ServerId;
  roomId: RoomId;
  onOpenRoom: (roomId: RoomId) => void;
  /** A card asks whether something is to be done. */
  onAsk: (question: ActQuestion) => void;
}) {
  const t = useTexts();
  const server = useServer(serverId);
  const room = useRoom(serverId, roomId);
  const [typed, setTyped] = useState({ roomId, query: '' });
  const isLong = (room?.memberIds.length ?? 0) >= MANY_MEMBERS;
  // Another room is another list.
  const query = isLong && typed.roomId === roomId ? typed.query : '';
  const lines = useMemo(
    () => (server === null || room === null ? [] : toMemberLines(server, room, query)),
    [server, room, query],
  );
  const frameRef = useRef<HTMLDivElement>(null);
  const listRef = useRef<VirtualizerHandle>(null);
  const [focusedId, setFocusedId] = useState<MemberId | null>(null);
  /** Where the keyboard goes as soon as that row is drawn. */
  const [wantedId, setWantedId] = useState<MemberId | null>(null);
  const [opened, setOpened] = useState<OpenedCard | null>(null);

  const places = lines.flatMap((line, index) => (line.kind === 'member' ? [index] : []));
  const focusedPlace = lines.findIndex((line) => line.key === focusedId);
  const wantedPlace = lines.findIndex((line) => line.key === wantedId);
  const stop = [wantedPlace, focusedPlace, places[0] ?? -1].find((place) => place >= 0) ?? -1;
  const stopKey = lines[stop]?.key;
  const kept = [...new Set([focusedPlace, stop])].filter((place) => place >= 0);

  useEffect(() => {
    if (wantedId === null) return undefined;
    const selector = `[data-member="${wantedId}"]`;
    return focusWhenShown(() => frameRef.current?.querySelector<HTMLElement>(selector) ?? null);
  }, [wantedId]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = places.indexOf(stop);
    const target =
      event.key === 'ArrowDown'
        ? places[at + 1]
        : event.key === 'ArrowUp'
          ? places[at - 1]
          : event.key === 'Home'
            ? places[0]
            : event.key === 'End'
              ? places.at(-1)
              : undefined;
    const line = target === undefined ? undefined : lines[target];
    if (target === undefined || line?.kind !== 'member') return;
    event.preventDefault();
    setWantedId(line.member.id);
    listRef.current?.scrollToIndex(target, { align: 'nearest' });
  };

  if (server === null || room === null) return <SkeletonRows />;

  const isPresenceKnown = server.connection.state === 'online';
  const drawLine = (line: MemberLine) =>
    line.kind === 'heading' ? (
      <Heading key={line.key}>{t(HEADINGS[line.key], { count: line.count })}</Heading>
    ) : (
      <MemberRow
        key={line.key}
        member={line.member}
        isSelf={line.member.id === server.selfId}
        isPresenceKnown={isPresenceKnown}
        isMutedNow={isMuted(line.member, toServerNow(server))}
        clockOffsetMs={server.clockOffsetMs}
        isOpen={opened?.id === line.member.id}
        isTabStop={line.key === stopKey}
        onFocus={() => {
          setFocusedId(line.member.id);
          setWantedId(null);
        }}
        onOpen={(anchor) => setOpened({ id: line.member.id, anchor })}
      />
    );

  return (
    <Whole>
      {isLong && (
        <Find>
          <SearchBox
            label={t('members.find')}
            hint={t('members.findHint')}
            clearLabel={t('members.findClear')}
            query={query}
            onChange={(next) => setTyped({ roomId, query: next })}
            onDown={() => {
              const [place = -1] = places;
              const line = lines[place];
              if (line?.kind === 'member') setWantedId(line.member.id);
            }}
          />
        </Find>
      )}
      {lines.length === 0 && <Nobody role="status">{t('members.findNothing')}</Nobody>}
      <Frame ref={frameRef}>
        <List role="list" aria-label={t('members.members')} onKeyDown={onKeyDown}>
          <Virtualizer
            as={ListBody}
            ref={listRef}
            scrollRef={frameRef}
            data={lines}
            startMargin={TOP_PX}
            bufferSize={BUFFER_PX}
            keepMounted={kept.toSorted((a, b) => a - b)}
            item={Item}
          >
            {drawLine}
          </Virtualizer>
        </List>
      </Frame>
      <CardHost
        serverId={serverId}
        opened={opened}
        side="before"
        onClose={() => setOpened(null)}
        onOpenRoom={onOpenRoom}
        onAsk={onAsk}
      />
    </Whole>
  );
}
