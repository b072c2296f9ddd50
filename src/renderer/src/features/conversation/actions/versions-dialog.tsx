import Typography from '@mui/material/Typography';
import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import { LIMITS } from '../../../../../shared/model/limits';
import { AppDialog } from '../../../components/app-dialog';
import { Avatar } from '../../../components/avatar';
import { EmptyState } from '../../../components/empty-state';
import { NameTag } from '../../../components/name-tag';
import { SkeletonRows } from '../../../components/skeletons';
import { toErrorText, useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { toFullTimeText } from '../dates';
import { MessageText } from '../message-text';
import type { MessageRow } from '../rows';
import { useVersions, type Version } from './use-versions';

const Author = styled('div')({ display: 'flex', alignItems: 'center', gap: 10, minWidth: 0 });
// No list elements: the lists in the words are drawn as first ones, as in the conversation.
const List = styled('div')({});
const One = styled('div')({
  padding: '10px 0 12px',
  borderTop: `1px solid ${color.line}`,
});
const When = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0 8px',
  marginBottom: 3,
  color: color.muted,
  fontSize: 12,
  lineHeight: '18px',
});
const Which = styled('strong')({ color: color.text, fontWeight: 650 });
const Partial = styled('p')({
  margin: '4px 0 0',
  color: color.muted,
  fontSize: 12,
  fontStyle: 'italic',
});
const Forged = styled('p')({ margin: '4px 0 0', color: color.danger, fontSize: 12 });

function Versions({
  versions,
  author,
  selfName,
}: {
  versions: readonly Version[];
  author: string;
  selfName: string | null;
}) {
  const t = useTexts();
  const toWhich = (index: number) => {
    if (index === 0) return t('history.versionNow');
    return index === versions.length - 1 ? t('history.versionFirst') : null;
  };
  return (
    <List role="list" aria-label={t('history.versionsTitle')}>
      {versions.map(({ seq, at, text, isForged, isPartial }, index) => {
        const which = toWhich(index);
        return (
          <One key={seq} role="listitem">
            <When>
              {which !== null && <Which>{which}</Which>}
              <time dateTime={new Date(at).toISOString()}>{toFullTimeText(at)}</time>
            </When>
            <MessageText
              text={text}
              author={author}
              selfName={selfName}
              editedAt={null}
              tabIndex={0}
            />
            {isPartial && <Partial>{t('conversation.partlyUnknown')}</Partial>}
            {isForged && <Forged>{t('conversation.forged')}</Forged>}
          </One>
        );
      })}
    </List>
  );
}

/** What an edited message said before, the newest first. */
export function VersionsDialog({
  row,
  server,
  room,
  onClose,
}: {
  row: MessageRow;
  server: ServerView;
  room: RoomView;
  onClose: () => void;
}) {
  const t = useTexts();
  const author = server.members[row.author];
  const name = author?.name ?? t('conversation.somebody');
  const ofWhom = (
    <Author>
      <Avatar id={row.author} name={name} size={24} pictureHash={author?.pictureHash} />
      <NameTag name={name} tag={author?.tag ?? null} looksLike={author?.looksLike} />
    </Author>
  );
  return (
    <AppDialog isOpen isText title={t('history.versionsTitle')} onClose={onClose} maxWidth={560}>
      {ofWhom}
      <Loaded
        // Asked for anew once there is a connection again.
        key={server.connection.state}
        row={row}
        server={server}
        room={room}
        author={name}
      />
    </AppDialog>
  );
}

function Loaded({
  row,
  server,
  room,
  author,
}: {
  row: MessageRow;
  server: ServerView;
  room: RoomView;
  author: string;
}) {
  const t = useTexts();
  const state = useVersions(server.id, room.id, row.seq ?? 0);
  if (state.phase === 'loading') return <SkeletonRows />;
  if (state.phase === 'failed') {
    const reason =
      state.code === 'offline'
        ? t('history.versionsOffline')
        : state.code === 'not_found'
          ? t('history.versionsGone')
          : toErrorText(state.code);
    return <EmptyState>{reason}</EmptyState>;
  }
  return (
    <>
      <Versions
        versions={state.versions}
        author={author}
        selfName={row.isOwn ? null : (server.members[server.selfId]?.name ?? null)}
      />
      {state.versions.length > LIMITS.editsTold && (
        <Typography variant="body2" sx={{ color: color.muted }}>
          {t('history.versionsMany', { count: LIMITS.editsTold })}
        </Typography>
      )}
    </>
  );
}
