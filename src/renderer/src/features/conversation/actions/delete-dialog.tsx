import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { ServerView } from '../../../../../shared/bridge/views';
import { toPlainText } from '../../../../../shared/markdown/plain';
import { AppDialog } from '../../../components/app-dialog';
import { focusOnMount } from '../../../components/focus-on-mount';
import { useTexts } from '../../../components/use-texts';
import { color, edge } from '../../../theme/tokens';
import { toNameText } from '../../../components/member-names';
import type { MessageRow } from '../rows';

const Words = styled('blockquote')({
  margin: 0,
  padding: '2px 0 2px 12px',
  borderInlineStart: `3px solid ${edge}`,
  color: color.muted,
  overflowWrap: 'anywhere',
  whiteSpace: 'pre-wrap',
  unicodeBidi: 'plaintext',
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 4,
  overflow: 'hidden',
});

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
      <Words dir="auto">{toPlainText(row.text)}</Words>
      <div>{row.isOwn ? t('messages.deleteOwn') : t('messages.deleteOther', { name })}</div>
    </AppDialog>
  );
}
