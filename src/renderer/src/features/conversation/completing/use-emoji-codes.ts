import { useRef, type ChangeEvent } from 'react';
import { locale } from '../../../components/locale';
import { rememberEmoji } from '../actions/recent-emoji';
import { findEmojiSet, loadEmojiSet, type EmojiSet } from '../emoji/emoji-set';
import { readTone, toTone } from '../emoji/skin-tone';
import { applyChange } from '../writing/changes';
import { findWholeCode, type WholeCode } from './token';

/** Writes emoji in the place of their short codes. */
export interface EmojiCodes {
  /** To be asked before a colon is written. True where the emoji of the code that it closes stands there now, in place of it. */
  takeColon: (box: HTMLTextAreaElement) => boolean;
  /** Writes the emoji of a short code that this change has closed. True where the words are other ones now, and that was told. */
  takeCode: (event: ChangeEvent<HTMLTextAreaElement>) => boolean;
}

/**
 * Puts an emoji in the place of its code, with or without the last colon, and answers which; null where there is none, or the code
 * has gone.
 */
function writeEmoji(
  box: HTMLTextAreaElement,
  { start, end, code }: WholeCode,
  set: EmojiSet,
): string | null {
  const one = set.byCode.get(code);
  const stands = box.value.slice(start, end);
  if (one === undefined || (stands !== `:${code}:` && stands !== `:${code}`)) return null;
  const insert = toTone(one, readTone(window.localStorage));
  const before = box.selectionStart;
  const caret = before <= start ? before : before - (end - start) + insert.length;
  rememberEmoji(window.localStorage, insert);
  applyChange(box, { from: start, to: end, insert, select: [caret, caret] });
  return insert;
}

/** Short codes of one box. */
export function useEmojiCodes(): EmojiCodes {
  /** The code that an emoji was written for last, before its second colon was, and that emoji. */
  const unclosed = useRef<(WholeCode & { emoji: string }) | null>(null);
  const isGivingBack = useRef(false);
  /** What stood in the box before the change that is told now. */
  const words = useRef('');

  // The key that closes a code writes the emoji at once: its colon first would have the words changed and laid out twice.
  const takeColon = (box: HTMLTextAreaElement) => {
    const { value, selectionStart: caret, selectionEnd } = box;
    const set = findEmojiSet(locale.language);
    if (set === null || caret !== selectionEnd) return false;
    const code = findWholeCode(`${value.slice(0, caret)}:`, caret + 1);
    const emoji = code === null ? null : writeEmoji(box, { ...code, end: caret }, set);
    if (code === null || emoji === null) return false;
    unclosed.current = { ...code, emoji };
    return true;
  };
  /** Writes the colon of a code that has come back without it. */
  const giveColonBack = (box: HTMLTextAreaElement, before: string) => {
    const code = unclosed.current;
    // The same letters may have come back at the same place: only what stood there as an emoji was a code.
    if (code === null || !before.startsWith(code.emoji, code.start)) return false;
    const caret = code.end - 1;
    // What comes back is selected.
    if (box.selectionEnd !== caret || box.value.slice(code.start, caret) !== `:${code.code}`)
      return false;
    unclosed.current = null;
    isGivingBack.current = true;
    applyChange(box, { from: caret, to: caret, insert: ':', select: [code.end, code.end] });
    isGivingBack.current = false;
    return true;
  };

  const takeCode = ({ target: box, nativeEvent }: ChangeEvent<HTMLTextAreaElement>) => {
    const { inputType, isComposing } = nativeEvent as Partial<InputEvent>;
    const before = words.current;
    words.current = box.value;
    // Who takes a replacement back wants to keep the code.
    if (inputType === 'historyUndo') return giveColonBack(box, before);
    if (isComposing === true || inputType?.startsWith('history') === true) return false;
    if (isGivingBack.current) return false;
    const code = findWholeCode(box.value, box.selectionStart);
    if (code === null) return false;
    const set = findEmojiSet(locale.language);
    if (set !== null) return writeEmoji(box, code, set) !== null;
    // The words stay until the set is there; without it they stay for good.
    loadEmojiSet(locale.language).then(
      // Somebody may have gone elsewhere meanwhile: what is written goes where the keyboard is.
      (there) => {
        if (document.activeElement === box) writeEmoji(box, code, there);
      },
      () => undefined,
    );
    return false;
  };

  return { takeColon, takeCode };
}
