import { useState } from 'react';
import { IconAction } from '../../../components/icon-action';
import { MoreIcon, ReplyIcon, SmileIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, edge, radius } from '../../../theme/tokens';
import { EMOJI_FACE } from '../emoji/emoji-set';
import type { MessageRow } from '../rows';
import type { MessageAction } from './message-rights';
import { quickEmoji } from './recent-emoji';
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

const AT_ONCE = 2;
const Emoji = styled('span')({
  width: 20,
  height: 20,
  fontFamily: EMOJI_FACE,
  fontSize: 15,
  lineHeight: '20px',
  textAlign: 'center',
});

/** What can be done with the message under the pointer or the keyboard: what is used most. */
export function RowToolbar({
  row,
  actions,
}: {
  row: MessageRow;
  actions: readonly MessageAction[];
}) {
  const t = useTexts();
  const { act, openMenu, toggleReaction } = useRowActions();
  // As it was when the bar came: nothing moves under the pointer because of a press.
  const [emoji] = useState(() => quickEmoji(window.localStorage).slice(0, AT_ONCE));
  return (
    <Bar role="toolbar" aria-label={t('messages.actions')}>
      {actions.includes('react') &&
        emoji.map((one) => (
          <IconAction
            key={one}
            label={t('messages.reactWith', { emoji: one })}
            placement="top"
            aria-pressed={row.reactions.some((its) => its.emoji === one && its.isOwn)}
            onClick={() => toggleReaction(row, one)}
          >
            <Emoji aria-hidden>{one}</Emoji>
          </IconAction>
        ))}
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
        <MoreIcon style={{ strokeWidth: 2.5 }} />
      </IconAction>
    </Bar>
  );
}
