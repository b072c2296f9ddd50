import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import type { MemberId } from '../../../../../shared/model/ids';
import { LIMITS } from '../../../../../shared/model/limits';
import { AppDialog } from '../../../components/app-dialog';
import { Avatar } from '../../../components/avatar';
import { NameTag } from '../../../components/name-tag';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import type { MessageRow } from '../rows';
import { toReceipts } from './receipts';

const People = styled('ul')({ listStyle: 'none', margin: '6px 0 0', padding: 0 });
const Person = styled('li')({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 34,
  minWidth: 0,
});

function Group({
  title,
  memberIds,
  server,
}: {
  title: string;
  memberIds: readonly MemberId[];
  server: ServerView;
}) {
  const t = useTexts();
  const id = useId();
  if (memberIds.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Typography id={id} variant="h4" component="h3" sx={{ color: color.muted }}>
        {title}
      </Typography>
      <People aria-labelledby={id}>
        {memberIds.map((memberId) => {
          const member = server.members[memberId];
          const name = member?.name ?? t('conversation.somebody');
          return (
            <Person key={memberId}>
              <Avatar id={memberId} name={name} size={24} pictureHash={member?.pictureHash} />
              <NameTag name={name} tag={member?.tag ?? null} looksLike={member?.looksLike} />
            </Person>
          );
        })}
      </People>
    </section>
  );
}

/** Who of the others has one's own message, and who read it. */
export function ReceiptsDialog({
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
  const receipts = toReceipts(row, server, room);
  const isAlone = room.memberIds.length <= 1;
  return (
    <AppDialog isOpen title={t('messages.receiptsTitle')} onClose={onClose} maxWidth={380}>
      {receipts === null ? (
        <div>{t('messages.receiptsLarge', { count: LIMITS.receiptRoomMembers })}</div>
      ) : isAlone ? (
        <div>{t('messages.receiptsNobody')}</div>
      ) : (
        <>
          <Group
            title={t('messages.receiptsRead', { count: receipts.read.length })}
            memberIds={receipts.read}
            server={server}
          />
          <Group
            title={t('messages.receiptsDelivered', { count: receipts.delivered.length })}
            memberIds={receipts.delivered}
            server={server}
          />
          <Group
            title={t('messages.receiptsWaiting', { count: receipts.waiting.length })}
            memberIds={receipts.waiting}
            server={server}
          />
          {receipts.delivered.length > 0 && (
            <Typography variant="body2" sx={{ color: color.muted }}>
              {t('messages.receiptsPrivate')}
            </Typography>
          )}
        </>
      )}
    </AppDialog>
  );
}
