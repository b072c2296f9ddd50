import type { ReactNode } from 'react';
import {
  BookmarkIcon,
  BookmarkOffIcon,
  ClockIcon,
  CopyIcon,
  EditIcon,
  ForwardIcon,
  LinkIcon,
  PinIcon,
  PinOffIcon,
  ReceiptIcon,
  ReplyIcon,
  SmileIcon,
  TrashIcon,
  UnreadIcon,
} from '../../../components/icons';
import { Menu, MenuItem } from '../../../components/menus';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { ACTION_TEXTS, toKeyOfAction, type MessageAction } from './message-rights';
import type { MenuPlace } from './row-actions';

const Words = styled('span')({ flex: 1, minWidth: 0 });
const Hint = styled('span')({ display: 'block', fontSize: 12, lineHeight: '16px' });
const Key = styled('kbd')({
  flex: 'none',
  marginInlineStart: 16,
  fontFamily: 'inherit',
  fontSize: 12,
  color: color.muted,
});

const ICONS = {
  reply: <ReplyIcon />,
  edit: <EditIcon />,
  versions: <ClockIcon />,
  react: <SmileIcon />,
  forward: <ForwardIcon />,
  pin: <PinIcon />,
  save: <BookmarkIcon />,
  copy: <CopyIcon />,
  link: <LinkIcon />,
  unread: <UnreadIcon />,
  receipts: <ReceiptIcon />,
  delete: <TrashIcon />,
} as const satisfies Record<MessageAction, ReactNode>;

const UNPIN = { icon: <PinOffIcon />, text: 'pins.unpin' } as const;
const UNSAVE = { icon: <BookmarkOffIcon />, text: 'saved.unsave' } as const;

/** Everything that can be done with one message. */
export function MessageMenu({
  actions,
  place,
  hasSelection,
  isPinned,
  isSaved,
  isNotHere,
  onAct,
  onClose,
}: {
  actions: readonly MessageAction[];
  place: MenuPlace;
  /** Some of its words are selected. */
  hasSelection: boolean;
  isPinned: boolean;
  /** On this device. */
  isSaved: boolean;
  /** Whether the server has nothing of this; choosing it says why. */
  isNotHere: (action: MessageAction) => boolean;
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
        const undo =
          action === 'pin' && isPinned ? UNPIN : action === 'save' && isSaved ? UNSAVE : null;
        const icon = undo?.icon ?? ICONS[action];
        const text = undo?.text ?? ACTION_TEXTS[action];
        const isMissing = isNotHere(action);
        const tint = action === 'delete' ? color.danger : isMissing ? color.muted : null;
        return (
          <MenuItem
            key={action}
            aria-keyshortcuts={key}
            sx={tint === null ? undefined : { color: tint }}
            onClick={() => onAct(action)}
          >
            {icon}
            <Words>
              {t(isSelected ? 'messages.copySelected' : text)}
              {isMissing && <Hint>{t('messages.notHere')}</Hint>}
            </Words>
            {key !== '' && <Key aria-hidden>{key}</Key>}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
