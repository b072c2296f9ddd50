import {
  useEffect,
  useId,
  useMemo,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { isComposingEvent } from '../../../components/composing';
import { announce } from '../../../components/live-region';
import { locale } from '../../../components/locale';
import { useTexts } from '../../../components/use-texts';
import { whenIdle } from '../../../components/when-idle';
import { rememberEmoji } from '../actions/recent-emoji';
import { findEmojiSet, loadEmojiSet, type EmojiSet } from '../emoji/emoji-set';
import { readTone, toTone } from '../emoji/skin-tone';
import { useEmojiSet } from '../emoji/use-emoji-set';
import { applyChange } from '../writing/changes';
import { isWhole, toOptions, type Option } from './options';
import { useCompletingPlace } from './place';
import { findToken, findWholeCode, type Token, type WholeCode } from './token';

/** What a box and the list over it have to know of each other. */
export interface Completing {
  listId: string;
  options: readonly Option[];
  active: number;
  toOptionId: (index: number) => string;
  setActive: (index: number) => void;
  take: (option: Option) => void;
  close: () => void;
  /** Of the box, for screen readers. */
  boxProps: {
    'aria-autocomplete': 'list';
    'aria-haspopup': 'listbox';
    'aria-controls': string | undefined;
    'aria-activedescendant': string | undefined;
    onSelect: (event: SyntheticEvent<HTMLTextAreaElement>) => void;
    onBlur: () => void;
  };
  /** Looks at what stands before the caret, to be asked for after each change of the words. */
  look: (box: HTMLTextAreaElement) => void;
  /** Writes the emoji of a short code that this change has closed. True where the words are other ones now, and that was told. */
  takeCode: (event: ChangeEvent<HTMLTextAreaElement>) => boolean;
  /** True where the list took the key. */
  takeKey: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
}

const isSame = (a: Token | null, b: Token | null) =>
  a?.kind === b?.kind && a?.start === b?.start && a?.query === b?.query;

const NOTHING: readonly Option[] = [];

/** Puts an emoji in the place of its code; false where there is none, or the code does not stand there any more. */
function writeEmoji(box: HTMLTextAreaElement, { start, end, code }: WholeCode, set: EmojiSet) {
  const one = set.byCode.get(code);
  if (one === undefined || box.value.slice(start, end) !== `:${code}:`) return false;
  const insert = toTone(one, readTone(window.localStorage));
  const before = box.selectionStart;
  const caret = before <= start ? before : before - (end - start) + insert.length;
  rememberEmoji(window.localStorage, insert);
  applyChange(box, { from: start, to: end, insert, select: [caret, caret] });
  return true;
}

/** Completes emoji, people, rooms and, where they are wanted, commands in a box. */
export function useCompleting(
  boxRef: RefObject<HTMLTextAreaElement | null>,
  hasCommands: boolean,
): Completing {
  const t = useTexts();
  const listId = useId();
  const place = useCompletingPlace();
  const [token, setToken] = useState<Token | null>(null);
  /** Closed by hand, or done: until one writes another. */
  const [closed, setClosed] = useState<Pick<Token, 'kind' | 'start'> | null>(null);
  const [active, setActive] = useState(0);
  const emoji = useEmojiSet(token?.kind === 'emoji');
  // So that the first one does not wait for a file in the middle of a word.
  useEffect(() => whenIdle(() => void loadEmojiSet(locale.language).catch(() => undefined)), []);

  const options = useMemo(() => {
    if (token === null || place === null) return NOTHING;
    if (closed?.kind === token.kind && closed.start === token.start) return NOTHING;
    return toOptions(token, place, emoji, () => readTone(window.localStorage));
  }, [token, place, closed, emoji]);
  const count = options.length;
  const shown = Math.min(active, Math.max(count - 1, 0));

  useEffect(() => {
    if (count > 0) announce(t('completing.count', { count }));
  }, [count, t]);

  const look = (box: HTMLTextAreaElement) => {
    const { selectionStart: start, selectionEnd: end, value } = box;
    const next = start === end ? findToken(value, start, hasCommands) : null;
    if (isSame(next, token)) return;
    setToken(next);
    setActive(0);
    if (next === null) setClosed(null);
  };
  const close = () => {
    if (token !== null) setClosed({ kind: token.kind, start: token.start });
  };
  const take = (option: Option) => {
    const box = boxRef.current;
    if (token === null || box === null) return;
    close();
    const { start, end } = token;
    // A space that stands there already is enough.
    const insert = box.value[end] === ' ' ? option.insert.trimEnd() : option.insert;
    const caret = start + option.insert.length;
    applyChange(box, { from: start, to: end, insert, select: [caret, caret] });
    if (option.kind === 'emoji') rememberEmoji(window.localStorage, option.emoji);
  };

  const takeCode = ({ target: box, nativeEvent }: ChangeEvent<HTMLTextAreaElement>) => {
    const { inputType, isComposing } = nativeEvent as Partial<InputEvent>;
    // Who takes a replacement back wants to keep the code.
    if (isComposing === true || inputType?.startsWith('history') === true) return false;
    const code = findWholeCode(box.value, box.selectionStart);
    if (code === null) return false;
    const set = findEmojiSet(locale.language);
    if (set !== null) return writeEmoji(box, code, set);
    // The words stay until the set is there; without it they stay for good.
    loadEmojiSet(locale.language).then(
      (there) => void writeEmoji(box, code, there),
      () => undefined,
    );
    return false;
  };

  const isOpen = count > 0;
  const toOptionId = (index: number) => `${listId}-${index}`;
  return {
    listId,
    options,
    active: shown,
    toOptionId,
    setActive,
    take,
    close,
    boxProps: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': isOpen ? toOptionId(shown) : undefined,
      onSelect: (event) => look(event.currentTarget),
      onBlur: close,
    },
    look,
    takeCode,
    takeKey(event) {
      const option = options[shown];
      if (option === undefined || token === null || isComposingEvent(event)) return false;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
      switch (event.key) {
        case 'ArrowDown':
        case 'ArrowUp':
          setActive((shown + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
          break;
        case 'Enter':
        case 'Tab':
          if (event.key === 'Enter' && isWhole(option, token)) return false;
          take(option);
          break;
        case 'Escape':
          close();
          break;
        default:
          return false;
      }
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
