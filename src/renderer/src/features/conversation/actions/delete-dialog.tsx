import Button from '@mui/material/Button';
import type { ServerView } from '../../../../../shared/bridge/views';
import { toPlainText } from '../../../../../shared/markdown/plain';
import { AppDialog } from '../../../components/app-dialog';
import { focusOnMount } from '../../../components/focus-on-mount';
import { useTexts } from '../../../components/use-texts';
import { toNameText } from '../../../components/member-names';
import { Quoted } from '../quoted';
import type { MessageRow } from '../rows';

/** Asks before a message is taken back for everybody, and says what that means. */
export function DeleteDialog({
  row,
  server,
  onDelete,
  onClose,
}: {
  row: MessageRow;
  server: ServerView;
  onDelete: () => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const name = toNameText(server.members, row.author, t);
  return (
    <AppDialog
      isOpen
      isQuestion
      title={t('messages.deleteTitle')}
      onClose={onClose}
      actions={
        <>
          <Button color="secondary" ref={focusOnMount} onClick={onClose}>
            {t('messages.keep')}
          </Button>
          <Button variant="contained" color="error" onClick={onDelete}>
            {t('messages.deleteConfirm')}
          </Button>
        </>
      }
    >
      <Quoted dir="auto">{toPlainText(row.text)}</Quoted>
      <div>{row.isOwn ? t('messages.deleteOwn') : t('messages.deleteOther', { name })}</div>
    </AppDialog>
  );
}
