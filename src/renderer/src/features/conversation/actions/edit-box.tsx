import Button from '@mui/material/Button';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, radius, underColumn } from '../../../theme/tokens';
import { useBoxWords, useOfWords } from '../box-words';
import { CharactersLeft, isTooLong } from '../characters-left';
import { CompletingBox } from '../completing/completing-box';

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
  const hintId = useId();
  const countId = useId();
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const words = useBoxWords(boxRef, () => firstWords);
  const isOver = useOfWords(words, isTooLong);
  useEffect(() => {
    const box = boxRef.current;
    box?.focus({ preventScroll: true });
    box?.setSelectionRange(box.value.length, box.value.length);
  }, []);

  const save = () => {
    if (!isTooLong(words)) onSave(words.readSent());
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      save();
    }
  };
  return (
    <Box
      onKeyDown={(event) => {
        // The row and the conversation have keys of their own.
        if (event.target === boxRef.current) event.stopPropagation();
      }}
    >
      <CompletingBox
        boxRef={boxRef}
        words={words}
        hasCommands={false}
        label={t('messages.editBox')}
        describedBy={`${hintId} ${countId}`}
        onTyped={onChange}
        onKey={onKey}
      />
      <Foot>
        <Hint id={hintId}>{t('messages.editHint')}</Hint>
        <CharactersLeft id={countId} words={words} />
        <Button size="small" color="secondary" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button size="small" variant="contained" disabled={isOver} onClick={save}>
          {t('messages.save')}
        </Button>
      </Foot>
    </Box>
  );
}
