import { useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import { LIMITS } from '../../../../../shared/model/limits';
import { isComposingEvent } from '../../../components/composing';
import { useOfWords, type BoxWords } from '../box-words';
import { isTooLong } from '../characters-left';
import { TextBox } from '../text-box';
import { takeWritingKey } from '../writing/keys';
import { CompletionList } from './completion-list';
import { useCompleting } from './use-completing';

/** The box in which words are written and a list of what completes them, for a new message as for an edit. */
export function CompletingBox({
  boxRef,
  words,
  hasCommands,
  isLow = false,
  label,
  describedBy,
  placeholder,
  isOff,
  onTyped,
  onKey,
  onPaste,
}: {
  boxRef: RefObject<HTMLTextAreaElement | null>;
  words: BoxWords;
  hasCommands: boolean;
  /** Whether it stands at the bottom of the window, with more room above it than below. */
  isLow?: boolean;
  label: string;
  describedBy: string;
  placeholder?: string | undefined;
  isOff?: boolean | undefined;
  /** Hears of every change of the words. */
  onTyped: (words: string) => void;
  /** A key that no input method, no list and no format has taken. */
  onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onPaste?: ((event: ClipboardEvent<HTMLTextAreaElement>) => void) | undefined;
}) {
  const [first] = useState(() => words.read());
  const completing = useCompleting(boxRef, hasCommands);
  const isInvalid = useOfWords(words, isTooLong);
  return (
    <>
      <TextBox
        ref={boxRef}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        placeholder={placeholder}
        dir="auto"
        maxLength={LIMITS.messageLength * 2}
        defaultValue={first}
        disabled={isOff}
        {...completing.boxProps}
        onChange={(event) => {
          // What is written in place of it comes here by itself.
          if (completing.takeCode(event)) return;
          words.typed(event.target.value);
          completing.look(event.target);
          onTyped(event.target.value);
        }}
        onKeyDown={(event) => {
          if (isComposingEvent(event) || completing.takeKey(event) || takeWritingKey(event)) return;
          onKey(event);
        }}
        onPaste={onPaste}
      />
      <CompletionList completing={completing} isBoxLow={isLow} />
    </>
  );
}
