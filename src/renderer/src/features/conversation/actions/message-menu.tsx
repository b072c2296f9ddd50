import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import {
  CopyIcon,
  EditIcon,
  ReceiptIcon,
  ReplyIcon,
  SmileIcon,
  TrashIcon,
  UnreadIcon,
} from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { color } from '../../../theme/tokens';
import { toKeyOfAction, type MessageAction } from './message-rights';
import type { MenuPlace } from './row-actions';

const Words = styled('span')({ flex: 1, minWidth: 0 });
const Key = styled('kbd')({
  flex: 'none',
  marginInlineStart: 16,
  fontFamily: 'inherit',
  fontSize: 12,
  color: color.muted,
});

const FACES = {
  reply: { icon: <ReplyIcon />, text: 'messages.reply' },
  edit: { icon: <EditIcon />, text: 'messages.edit' },
  react: { icon: <SmileIcon />, text: 'messages.react' },
  copy: { icon: <CopyIcon />, text: 'messages.copy' },
  unread: { icon: <UnreadIcon />, text: 'messages.markUnread' },
  receipts: { icon: <ReceiptIcon />, text: 'messages.receipts' },
  delete: { icon: <TrashIcon />, text: 'messages.delete' },
} as const satisfies Record<MessageAction, { icon: ReactNode; text: string }>;

/** Everything that can be done with one message. */
export function MessageMenu({
  actions,
  place,
  hasSelection,
  onAct,
  onClose,
}: {
  actions: readonly MessageAction[];
  place: MenuPlace;
  /** Some of its words are selected. */
  hasSelection: boolean;
  onAct: (action: MessageAction) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  return (
    <Menu
      open
      onClose={onClose}
      role="region"
      aria-label={t('messages.actions')}
      slotProps={{ list: { 'aria-label': t('messages.actions') } }}
      {...('anchor' in place
        ? {
            anchorEl: place.anchor,
            anchorOrigin: { vertical: 'bottom', horizontal: 'right' },
            transformOrigin: { vertical: 'top', horizontal: 'right' },
          }
        : { anchorReference: 'anchorPosition', anchorPosition: place })}
    >
      {actions.map((action) => {
        const key = toKeyOfAction(action);
        const isSelected = action === 'copy' && hasSelection;
        return (
          <MenuItem
            key={action}
            aria-keyshortcuts={key}
            sx={action === 'delete' ? { color: color.danger } : undefined}
            onClick={() => onAct(action)}
          >
            {FACES[action].icon}
            <Words>{t(isSelected ? 'messages.copySelected' : FACES[action].text)}</Words>
            {key !== '' && <Key aria-hidden>{key}</Key>}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
