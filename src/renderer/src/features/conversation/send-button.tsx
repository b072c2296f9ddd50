import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, edge, radius } from '../../theme/tokens';
import { useOfWords, type BoxWords } from './box-words';
import { isTooLong } from './characters-left';

/**
 * Looks like any button that stands for what one came to do. A plain one: MUI looks through all its rules when a button goes on or
 * off, which this one does in the middle of the first key.
 */
const Press = styled('button')({
  boxSizing: 'border-box',
  minWidth: 64,
  minHeight: 28,
  padding: '3px 10px',
  border: 0,
  borderRadius: radius.control,
  backgroundColor: color.accent,
  color: color.onAccent,
  fontSize: 13,
  lineHeight: '20px',
  fontWeight: 600,
  cursor: 'pointer',
  userSelect: 'none',
  '&:hover': { backgroundColor: color.accentStrong },
  '&:disabled': {
    backgroundColor: color.selected,
    color: color.muted,
    // In the dark its ground alone is hardly seen.
    boxShadow: `inset 0 0 0 1px ${edge}`,
    cursor: 'default',
    // A press on it is one beside the box, which has the keyboard go there.
    pointerEvents: 'none',
  },
  '@media (forced-colors: active)': { border: '1px solid ButtonBorder' },
});

/** Whether anything stands in a box that can be sent. */
export const isSendable = (words: BoxWords) => words.readSent() !== '' && !isTooLong(words);

/** Sends what stands in the box of its form. */
export function SendButton({ words, isOff }: { words: BoxWords; isOff: boolean }) {
  const t = useTexts();
  const canSend = useOfWords(words, isSendable);
  return (
    <Press type="submit" disabled={isOff || !canSend}>
      {t('conversation.send')}
    </Press>
  );
}
