import {
  startTransition,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { isComposingEvent } from '../../../components/composing';
import { announce } from '../../../components/live-region';
import { locale } from '../../../components/locale';
import { useTexts } from '../../../components/use-texts';
import { whenIdle } from '../../../components/when-idle';
import { recentEmoji, rememberEmoji } from '../actions/recent-emoji';
import { findEmojiSet, loadEmojiSet, type EmojiSet } from '../emoji/emoji-set';
import { readTone } from '../emoji/skin-tone';
import { applyChange } from '../writing/changes';
import { isWhole, toOptions, type CompletingPlace, type Option, type OptionKind } from './options';
import { useCompletingPlace } from './place';
import { findToken, prepareTokens, type Token } from './token';
import { useEmojiCodes, type EmojiCodes } from './use-emoji-codes';

/** What is offered for a piece of the words. */
interface Offer {
  token: Token | null;
  options: readonly Option[];
  active: number;
}

type Ahead = Readonly<Partial<Record<OptionKind, readonly Option[]>>>;

/** What a box and the list over it have to know of each other. */
export interface Completing extends Omit<Offer, 'token'>, Pick<EmojiCodes, 'takeCode'> {
  /** What will most likely be offered first of each kind, to be drawn unseen until something is. */
  ahead: Ahead;
  listId: string;
  toOptionId: (kind: OptionKind, index: number) => string;
  setActive: (index: number) => void;
  take: (option: Option) => void;
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
  /** True where the list took the key. */
  takeKey: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
}

/** Whoever goes on typing is not told of each list that came on the way. */
const SETTLED_MS = 250;

const isSame = (a: Token | null, b: Token | null) =>
  a?.kind === b?.kind && a?.start === b?.start && a?.query === b?.query;

const NO_OPTIONS: readonly Option[] = [];
const NOTHING: Offer = { token: null, options: NO_OPTIONS, active: 0 };

/** Completes emoji, people, rooms and, where they are wanted, commands in a box. */
export function useCompleting(
  boxRef: RefObject<HTMLTextAreaElement | null>,
  hasCommands: boolean,
): Completing {
  const t = useTexts();
  const { takeColon, takeCode } = useEmojiCodes();
  const listId = useId();
  const place = useCompletingPlace();
  // Keys act on what is offered now. It is drawn a moment later: a list that came with the letter would hold it up.
  const now = useRef(NOTHING);
  const [drawn, setDrawn] = useState(NOTHING);
  /** Closed by hand, or done: until one writes another. */
  const closed = useRef<Pick<Token, 'kind' | 'start'> | null>(null);
  const [ahead, setAhead] = useState<Ahead>({});
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(settling.current), []);
  const toCountText = (count: number) => t('completing.count', { count });
  // By hand, not by effects of what is drawn: those are a task of their own after every key.
  const tellWhenSettled = (count: number) => {
    clearTimeout(settling.current);
    if (count === 0) return;
    settling.current = setTimeout(() => announce(toCountText(count)), SETTLED_MS);
  };
  const offer = (next: Offer) => {
    if (next.options !== now.current.options) tellWhenSettled(next.options.length);
    now.current = next;
    startTransition(() => setDrawn(next));
  };

  const toOffered = (token: Token | null, where: CompletingPlace | null) => {
    const isClosed = closed.current?.kind === token?.kind && closed.current?.start === token?.start;
    if (token === null || where === null || isClosed) return NO_OPTIONS;
    const emoji = findEmojiSet(locale.language);
    return toOptions(token, where, emoji, () => readTone(window.localStorage));
  };
  /** What is known of people, rooms and emoji is not what it was. */
  const lookAnew = useEffectEvent((where: CompletingPlace | null) => {
    const { token, active } = now.current;
    if (token === null) return;
    const options = toOffered(token, where);
    offer({ token, options, active: Math.min(active, Math.max(options.length - 1, 0)) });
  });
  useEffect(() => lookAnew(place), [place]);
  const isWaiting = drawn.token?.kind === 'emoji' && findEmojiSet(locale.language) === null;
  useEffect(() => {
    if (!isWaiting) return;
    // Without them there is nothing to offer; whoever types another tries again.
    loadEmojiSet(locale.language).then(
      () => lookAnew(place),
      () => undefined,
    );
  }, [isWaiting, place]);

  // So that the first key of a list waits neither for a file nor for the names of all who are here, which are read once, nor for
  // the lines of what is offered then.
  const drawAhead = useEffectEvent(() => {
    const toFirst = (kind: OptionKind) => toOffered({ kind, start: 0, end: 1, query: '' }, place);
    const first = {
      member: toFirst('member'),
      room: toFirst('room'),
      ...(hasCommands && { command: toFirst('command') }),
    };
    startTransition(() => setAhead((known) => ({ ...known, ...first })));
  });
  // What runs for the first time takes three times as long, and so does the first look into what is kept on this device.
  const lookAhead = useEffectEvent((set: EmojiSet) => {
    void set.byCode;
    recentEmoji(window.localStorage);
    const emoji = toOffered({ kind: 'emoji', start: 0, end: 3, query: 'sm' }, place);
    emoji.forEach((_, index) => toCountText(index + 1));
    startTransition(() => setAhead((known) => ({ ...known, emoji })));
  });
  useEffect(
    () =>
      whenIdle(() => {
        prepareTokens();
        drawAhead();
        loadEmojiSet(locale.language).then(
          (set) => whenIdle(() => lookAhead(set)),
          () => undefined,
        );
      }),
    [],
  );

  const { options, active } = drawn;

  const look = (box: HTMLTextAreaElement) => {
    const { selectionStart: start, selectionEnd: end, value } = box;
    const token = start === end ? findToken(value, start, hasCommands) : null;
    if (isSame(token, now.current.token)) return;
    if (token === null) closed.current = null;
    offer({ token, options: toOffered(token, place), active: 0 });
  };
  const close = () => {
    const { token } = now.current;
    if (token === null) return;
    closed.current = { kind: token.kind, start: token.start };
    offer({ token, options: NO_OPTIONS, active: 0 });
  };
  const setActive = (index: number) => offer({ ...now.current, active: index });
  const take = (option: Option) => {
    const { token } = now.current;
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

  const toOptionId = (kind: OptionKind, index: number) => `${listId}-${kind}-${index}`;
  const activeOption = options[active];
  return {
    listId,
    options,
    ahead,
    active,
    toOptionId,
    setActive,
    take,
    boxProps: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': activeOption === undefined ? undefined : listId,
      'aria-activedescendant':
        activeOption === undefined ? undefined : toOptionId(activeOption.kind, active),
      onSelect: (event) => look(event.currentTarget),
      onBlur: close,
    },
    look,
    takeCode,
    takeKey(event) {
      if (isComposingEvent(event) || event.ctrlKey || event.metaKey || event.altKey) return false;
      if (event.key === ':' && takeColon(event.currentTarget)) {
        event.preventDefault();
        return true;
      }
      const { token, options: offered, active: at } = now.current;
      const option = offered[at];
      if (option === undefined || token === null || event.shiftKey) return false;
      switch (event.key) {
        case 'ArrowDown':
          setActive((at + 1) % offered.length);
          break;
        case 'ArrowUp':
          setActive((at + offered.length - 1) % offered.length);
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
