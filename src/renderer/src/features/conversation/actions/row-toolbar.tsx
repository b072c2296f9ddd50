import { styled } from '@mui/material/styles';
import { IconAction } from '../../../components/icon-action';
import { MoreIcon, ReplyIcon, SmileIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { color, edge, radius } from '../../../theme/tokens';
import type { MessageRow } from '../rows';
import type { MessageAction } from './message-rights';
import { useRowActions } from './row-actions';

const Bar = styled('div')({
  position: 'absolute',
  zIndex: 1,
  top: -12,
  insetInlineEnd: 16,
  display: 'flex',
  gap: 1,
  padding: 2,
  borderRadius: radius.row,
  border: `1px solid ${edge}`,
  backgroundColor: color.raised,
  boxShadow: '0 1px 3px rgba(20, 14, 8, .12)',
  '& button': { padding: 4, borderRadius: 6 },
});

/** What can be done with the message under the pointer or the keyboard: the three that are used most. */
export function RowToolbar({
  row,
  actions,
}: {
  row: MessageRow;
  actions: readonly MessageAction[];
}) {
  const t = useTexts();
  const { act, openMenu } = useRowActions();
  return (
    <Bar role="toolbar" aria-label={t('messages.actions')}>
      {actions.includes('react') && (
        <IconAction
          label={t('messages.react')}
          placement="top"
          aria-haspopup="dialog"
          onClick={(event) => act('react', row, event.currentTarget)}
        >
          <SmileIcon />
        </IconAction>
      )}
      {actions.includes('reply') && (
        <IconAction
          label={t('messages.reply')}
          placement="top"
          onClick={(event) => act('reply', row, event.currentTarget)}
        >
          <ReplyIcon />
        </IconAction>
      )}
      <IconAction
        label={t('messages.more')}
        placement="top"
        aria-haspopup="menu"
        onClick={(event) => openMenu(row, { anchor: event.currentTarget })}
      >
        <MoreIcon sx={{ strokeWidth: 2.5 }} />
      </IconAction>
    </Bar>
  );
}
