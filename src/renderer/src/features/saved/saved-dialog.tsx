import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { SavedMessage, ServerView } from '../../../../shared/bridge/views';
import { isolateText } from '../../../../shared/model/direction';
import type { MessageEntry } from '../../../../shared/model/entry';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import type { Translate } from '../../../../shared/texts';
import { call, useServer } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { EmptyState } from '../../components/empty-state';
import { IconAction } from '../../components/icon-action';
import { BookmarkOffIcon } from '../../components/icons';
import { announce } from '../../components/live-region';
import { toNameText } from '../../components/member-names';
import { MessageCard } from '../../components/message-card';
import { SkeletonRows } from '../../components/skeletons';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { useSaved } from './use-saved';

const List = styled('ul')({ listStyle: 'none', margin: '0 -16px', padding: 0 });
const Missing = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  paddingBlock: 7,
  paddingInline: '50px 12px',
  color: color.muted,
  fontSize: 13,
  lineHeight: '19px',
  '& > div': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
});
const Trouble = styled('p')({ margin: 0, color: color.danger, fontSize: 13 });

function toPlaceText(server: ServerView, roomId: RoomId, t: Translate): string {
  const room = server.rooms[roomId];
  if (room?.kind === 'room') return t('saved.inRoom', { room: isolateText(room.name) });
  const otherId = room?.otherId ?? null;
  return otherId === null
    ? t('conversation.unnamed')
    : t('saved.inDirect', { name: toNameText(server.members, otherId, t) });
}

/** The message, where it can be read and is by whom it says. */
function toMessage({ item }: SavedMessage): MessageEntry | null {
  return item?.entry.kind === 'message' && !item.isForged ? item.entry : null;
}

/** What one has saved of a server, the last one first: a press goes there. */
export function SavedDialog({
  serverId,
  onOpenMessage,
  onClose,
}: {
  serverId: ServerId;
  onOpenMessage: (roomId: RoomId, seq: number) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const server = useServer(serverId);
  return (
    <AppDialog isOpen title={t('saved.open')} onClose={onClose} maxWidth={520}>
      <Typography variant="body2" sx={{ color: color.muted }}>
        {t('saved.note')}
      </Typography>
      {server !== null && (
        <SavedList
          // What is not kept here can be read once there is a connection again.
          key={server.connection.state}
          server={server}
          onOpenMessage={onOpenMessage}
        />
      )}
    </AppDialog>
  );
}

function SavedList({
  server,
  onOpenMessage,
}: {
  server: ServerView;
  onOpenMessage: (roomId: RoomId, seq: number) => void;
}) {
  const t = useTexts();
  const state = useSaved(server.id);
  const [problem, setProblem] = useState<ErrorCode | null>(null);

  if (state.phase === 'loading') return <SkeletonRows />;
  if (state.phase === 'failed') return <EmptyState>{toErrorText(state.code)}</EmptyState>;
  // The view says at once what is saved no longer.
  const saved = state.saved.filter(
    ({ roomId, target }) => server.rooms[roomId]?.savedSeqs?.includes(target.seq) === true,
  );
  if (saved.length === 0) return <EmptyState>{t('saved.empty')}</EmptyState>;

  const remove = async ({ roomId, target }: SavedMessage) => {
    const place = { serverId: server.id, roomId, target };
    const answer = await call('message:save', { ...place, isOn: false });
    setProblem(answer.ok ? null : answer.code);
    if (answer.ok) announce(t('saved.removedNow'));
  };

  return (
    <>
      {problem !== null && <Trouble role="alert">{toErrorText(problem)}</Trouble>}
      <List aria-label={t('saved.open')}>
        {saved.map((one) => {
          const { roomId, target } = one;
          const message = toMessage(one);
          const place = toPlaceText(server, roomId, t);
          const remover = (
            <IconAction label={t('saved.unsave')} onClick={() => void remove(one)}>
              <BookmarkOffIcon />
            </IconAction>
          );
          return (
            <li key={`${roomId}/${target.seq}`}>
              {message === null ? (
                <Missing>
                  <div>
                    {t('saved.notHere')}
                    <br />
                    {place}
                  </div>
                  {remover}
                </Missing>
              ) : (
                <MessageCard
                  message={message}
                  author={server.members[message.author] ?? null}
                  foot={place}
                  onOpen={() => onOpenMessage(roomId, target.seq)}
                  actions={remover}
                />
              )}
            </li>
          );
        })}
      </List>
    </>
  );
}
