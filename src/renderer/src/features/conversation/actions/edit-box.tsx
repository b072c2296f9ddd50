import Button from '@mui/material/Button';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { LIMITS } from '../../../../../shared/model/limits';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, radius, underColumn } from '../../../theme/tokens';
import { isComposingEvent } from '../../../components/composing';
import { CompletionList } from '../completing/completion-list';
import { useCompleting } from '../completing/use-completing';
import { toSentText } from '../sent-text';
import { COUNT_FROM, TextBox } from '../text-box';
import { takeWritingKey } from '../writing/keys';

const Box = styled('div')({
  maxWidth: '72ch',
  margin: '2px 0 4px',
  padding: '7px 10px 6px',
  border: `1px solid ${color.control}`,
  borderRadius: radius.control,
  backgroundColor: color.raised,
  '&:focus-within': { borderColor: color.accent },
});
const Foot = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '2px 8px',
  marginTop: 4,
  fontSize: 12,
  lineHeight: '17px',
  color: color.muted,
});
const Hint = styled('span')({
  flex: 1,
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  [underColumn]: { visibility: 'hidden' },
});
const Over = styled('span')({ '&[data-over]': { color: color.danger, fontWeight: 600 } });

/** Other words for a message, in its place. */
export function EditBox({
  words: firstWords,
  onChange,
  onSave,
  onCancel,
}: {
  /** What it begins with. */
  words: string;
  onChange: (words: string) => void;
  onSave: (words: string) => void;
  onCancel: () => void;
}) {
  const t = useTexts();
  const [words, setWords] = useState(firstWords);
  const hintId = useId();
  const countId = useId();
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const completing = useCompleting(boxRef, false);
  useEffect(() => {
    const box = boxRef.current;
    box?.focus({ preventScroll: true });
    box?.setSelectionRange(box.value.length, box.value.length);
  }, []);

  const sent = toSentText(words);
  const left = LIMITS.messageLength - sent.length;
  const save = () => {
    if (left >= 0) onSave(sent);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // The row and the conversation have keys of their own.
    event.stopPropagation();
    if (isComposingEvent(event) || completing.takeKey(event) || takeWritingKey(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      save();
    }
  };
  return (
    <Box>
      <TextBox
        ref={boxRef}
        aria-label={t('messages.editBox')}
        aria-describedby={`${hintId} ${countId}`}
        aria-invalid={left < 0}
        dir="auto"
        maxLength={LIMITS.messageLength * 2}
        value={words}
        {...completing.boxProps}
        onChange={(event) => {
          setWords(event.target.value);
          onChange(event.target.value);
          completing.onChanged(event);
        }}
        onKeyDown={onKeyDown}
      />
      <CompletionList completing={completing} />
      <Foot>
        <Hint id={hintId}>{t('messages.editHint')}</Hint>
        <Over id={countId} data-over={left < 0 ? '' : undefined} aria-live="polite">
          {sent.length >= COUNT_FROM &&
            (left >= 0
              ? t('conversation.charactersLeft', { count: left })
              : t('conversation.charactersOver', { count: -left }))}
        </Over>
        <Button size="small" color="secondary" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button size="small" variant="contained" disabled={left < 0} onClick={save}>
          {t('messages.save')}
        </Button>
      </Foot>
    </Box>
  );
}
