import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { emojiSchema } from '../../../../../shared/model/emoji';
import { LIMITS } from '../../../../../shared/model/limits';
import { focusOnMount } from '../../../components/focus-on-mount';
import { useRovingFocus } from '../../../components/use-roving-focus';
import { useTexts } from '../../../components/use-texts';
import { color, radius } from '../../../theme/tokens';
import { isComposingEvent } from '../composing';
import type { MessageRow } from '../rows';
import { quickEmoji } from './recent-emoji';

const Body = styled('div')({ display: 'grid', gap: 10, padding: 12, width: 312, maxWidth: '92vw' });
const Quick = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 2 });
const Choice = styled('button')({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'grid',
  placeItems: 'center',
  width: 34,
  height: 34,
  borderRadius: radius.row,
  fontSize: 20,
  lineHeight: 1,
  cursor: 'pointer',
  '&:hover': { backgroundColor: color.hover },
  '&[aria-pressed="true"]': { backgroundColor: color.softAccent },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
});

/** A small window to react with: what was used last, and any other emoji. */
export function ReactionPicker({
  row,
  anchor,
  onPick,
  onClose,
}: {
  row: MessageRow;
  anchor: HTMLElement;
  onPick: (emoji: string) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const [choices] = useState(() => quickEmoji(window.localStorage));
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const roving = useRovingFocus(null, 'horizontal');
  const isOwn = (emoji: string) =>
    row.reactions.some((reaction) => reaction.emoji === emoji && reaction.isOwn);

  const pick = (emoji: string) => {
    const isThere = row.reactions.some((reaction) => reaction.emoji === emoji);
    if (!isThere && row.reactions.length >= LIMITS.reactionsPerMessage)
      setProblem(t('messages.tooManyReactions', { count: LIMITS.reactionsPerMessage }));
    else onPick(emoji);
  };
  const pickTyped = () => {
    const emoji = emojiSchema.safeParse(typed.trim());
    if (emoji.success) pick(emoji.data);
    else if (typed.trim() !== '') setProblem(t('messages.notOneEmoji'));
  };

  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': t('messages.pickReaction') } }}
    >
      <Body>
        <Quick role="group" aria-label={t('messages.reactions')} {...roving.listProps}>
          {choices.map((emoji, index) => (
            <Choice
              key={emoji}
              type="button"
              ref={index === 0 ? focusOnMount : undefined}
              aria-label={t('messages.reactWith', { emoji })}
              aria-pressed={isOwn(emoji)}
              {...roving.itemProps(emoji, index === 0)}
              onClick={() => pick(emoji)}
            >
              <span aria-hidden>{emoji}</span>
            </Choice>
          ))}
        </Quick>
        <TextField
          label={t('messages.anyEmoji')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposingEvent(event)) return;
            event.preventDefault();
            pickTyped();
          }}
          error={problem !== null}
          helperText={problem ?? t('messages.anyEmojiHint')}
          slotProps={{
            htmlInput: { maxLength: LIMITS.emojiLength, autoComplete: 'off', spellCheck: false },
            formHelperText: problem === null ? {} : { role: 'alert' },
          }}
        />
      </Body>
    </Popover>
  );
}
