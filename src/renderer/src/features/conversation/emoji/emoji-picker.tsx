import Popover from '@mui/material/Popover';
import TextField from '@mui/material/TextField';
import { useCallback, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { focusOnMount } from '../../../components/focus-on-mount';
import { useRovingFocus } from '../../../components/use-roving-focus';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, radius } from '../../../theme/tokens';
import { isComposingEvent } from '../../../components/composing';
import { recentEmoji } from '../actions/recent-emoji';
import { EmojiGrid } from './emoji-grid';
import { EMOJI_FACE, GROUPS } from './emoji-set';
import { findEmoji, readPastedEmoji } from './find-emoji';
import { cellAt, firstPlace, toFoundRows, toGroupRows, type Cell, type Place } from './picker-rows';
import { readTone, rememberTone, TONE_NAMES, TONES } from './skin-tone';
import { useEmojiSet } from './use-emoji-set';

const Body = styled('div')({ width: 342, paddingBlock: 8 });
const Top = styled('div')({ padding: '0 8px 6px' });
const Strip = styled('div')({
  display: 'flex',
  justifyContent: 'space-between',
  padding: '0 8px 4px',
  borderBlockEnd: `1px solid ${color.line}`,
});
const Tab = styled('button')({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'grid',
  placeItems: 'center',
  flex: '0 1 34px',
  height: 30,
  borderRadius: radius.row,
  fontFamily: EMOJI_FACE,
  fontSize: 17,
  lineHeight: 1,
  cursor: 'pointer',
  color: color.text,
  '&:hover': { backgroundColor: color.hover },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
});
const ABOUT_LINE_PX = 17;
const FOOT_PADDING_PX = 8;
const Foot = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  // As high without an emoji as with its two lines: the picker would move under the pointer that presses the first one.
  minHeight: 2 * ABOUT_LINE_PX + FOOT_PADDING_PX + 1,
  padding: `${FOOT_PADDING_PX}px 12px 0`,
  borderBlockStart: `1px solid ${color.line}`,
});
const Sample = styled('span')({
  flex: 'none',
  fontFamily: EMOJI_FACE,
  fontSize: 26,
  lineHeight: '32px',
});
const About = styled('span')({
  flex: 1,
  minWidth: 0,
  fontSize: 13,
  lineHeight: `${ABOUT_LINE_PX}px`,
});
const Cut = styled('span')({
  display: 'block',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  unicodeBidi: 'plaintext',
});
const Code = styled(Cut)({ color: color.muted, fontSize: 12 });
const Tones = styled('div')({ flex: 'none', display: 'flex' });
const ToneChoice = styled('button')({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'grid',
  placeItems: 'center',
  width: 24,
  height: 24,
  borderRadius: 6,
  fontFamily: EMOJI_FACE,
  fontSize: 15,
  lineHeight: 1,
  cursor: 'pointer',
  '&:hover': { backgroundColor: color.hover },
  '&[aria-checked="true"]': { boxShadow: `inset 0 0 0 2px ${color.accent}` },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
});
const Nothing = styled('div')({
  display: 'grid',
  placeItems: 'center',
  height: 274,
  padding: 24,
  color: color.muted,
  textAlign: 'center',
});
const Problem = styled('div')({ padding: '0 12px 6px', color: color.danger, fontSize: 13 });

const SEARCH_LENGTH = 60;
const HAND = '✋';

/** Chooses an emoji: by a search, by group, or of those used last. */
export function EmojiPicker({
  label,
  anchor,
  problem = null,
  isPressed = () => undefined,
  onPick,
  onClose,
}: {
  label: string;
  anchor: HTMLElement;
  /** Why the one that was picked last cannot be had. */
  problem?: string | null;
  /** Whether one is chosen already; undefined where nothing can be. */
  isPressed?: (emoji: string) => boolean | undefined;
  onPick: (emoji: string) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const set = useEmojiSet();
  const [query, setQuery] = useState('');
  const [tone, setTone] = useState(() => readTone(window.localStorage));
  const [recent] = useState(() => recentEmoji(window.localStorage));
  const [wanted, setWanted] = useState<Place | null>(null);
  const [shown, setShown] = useState<Cell | null>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<VirtualizerHandle>(null);
  const onSearchBox = useCallback((element: HTMLInputElement | null) => {
    searchRef.current = element;
    focusOnMount(element);
  }, []);
  const statusId = useId();
  const groups = useRovingFocus(null, 'horizontal');
  const tones = useRovingFocus(tone, 'horizontal');

  const rows = useMemo(() => {
    if (set === null) return [];
    if (query.trim() === '') return toGroupRows(set, recent, tone);
    const pasted = readPastedEmoji(set, query);
    return toFoundRows(pasted === null ? findEmoji(set, query) : [pasted], tone);
  }, [set, query, recent, tone]);
  const place = wanted !== null && cellAt(rows, wanted) !== null ? wanted : firstPlace(rows);
  const first = place === null ? null : cellAt(rows, place);
  const isSearching = query.trim() !== '';
  // The line under the grid speaks of what Enter would take, until one looks at another.
  const spoken = shown ?? (isSearching ? first : null);

  const focusPlace = (to: Place) => {
    listRef.current?.scrollToIndex(to.row, { align: 'nearest' });
    document.querySelector<HTMLElement>(`[data-place="${to.row}-${to.column}"]`)?.focus();
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (isComposingEvent(event)) return;
    if (event.key === 'ArrowDown' && place !== null) {
      event.preventDefault();
      focusPlace(place);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (isSearching && first !== null) onPick(first.emoji);
    }
  };
  const showGroup = (name: string) => {
    const row = rows.findIndex((one) => one.kind === 'head' && one.group === name);
    listRef.current?.scrollToIndex(row, { align: 'start' });
    setWanted({ row: row + 1, column: 0 });
  };

  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
      transformOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      marginThreshold={8}
      slotProps={{
        paper: { role: 'dialog', 'aria-label': label, sx: { maxWidth: 'calc(100% - 16px)' } },
      }}
    >
      <Body>
        <Top>
          <TextField
            fullWidth
            size="small"
            placeholder={t('emoji.search')}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setWanted(null);
              setShown(null);
            }}
            onKeyDown={onSearchKey}
            slotProps={{
              htmlInput: {
                ref: onSearchBox,
                'aria-label': t('emoji.search'),
                'aria-describedby': statusId,
                maxLength: SEARCH_LENGTH,
                autoComplete: 'off',
                spellCheck: false,
              },
            }}
          />
        </Top>
        {problem !== null && <Problem role="alert">{problem}</Problem>}
        {!isSearching && (
          <Strip role="toolbar" aria-label={t('emoji.groupsLabel')} {...groups.listProps}>
            {GROUPS.map(({ name, sign }, index) => (
              <Tab
                key={name}
                type="button"
                title={t(`emoji.groups.${name}`)}
                aria-label={t(`emoji.groups.${name}`)}
                {...groups.itemProps(name, index === 0)}
                onClick={() => showGroup(name)}
              >
                <span aria-hidden>{sign}</span>
              </Tab>
            ))}
          </Strip>
        )}
        {set !== null && rows.length === 0 ? (
          <Nothing>{t('emoji.nothing')}</Nothing>
        ) : (
          <EmojiGrid
            // A search begins at its best.
            key={query}
            rows={rows}
            place={place}
            label={label}
            listRef={listRef}
            onPlace={setWanted}
            onLeaveUp={() => searchRef.current?.focus()}
            onPick={onPick}
            onShow={setShown}
            isPressed={isPressed}
          />
        )}
        <Foot>
          <Sample aria-hidden>{spoken?.emoji ?? ''}</Sample>
          <About
            id={statusId}
            // What has the keyboard is said anyhow.
            aria-live={isSearching && shown === null ? 'polite' : 'off'}
          >
            {spoken !== null && (
              <>
                <Cut>{spoken.name}</Cut>
                {spoken.code !== null && <Code dir="ltr">:{spoken.code}:</Code>}
              </>
            )}
          </About>
          <Tones role="radiogroup" aria-label={t('emoji.tone')} {...tones.listProps}>
            {TONES.map((one, index) => (
              <ToneChoice
                key={one}
                type="button"
                role="radio"
                aria-checked={one === tone}
                title={t(`emoji.tones.${TONE_NAMES[index] ?? 'none'}`)}
                aria-label={t(`emoji.tones.${TONE_NAMES[index] ?? 'none'}`)}
                {...tones.itemProps(one, index === 0)}
                onClick={() => {
                  setTone(one);
                  setShown(null);
                  rememberTone(window.localStorage, one);
                }}
              >
                <span aria-hidden>{`${HAND}${one}`}</span>
              </ToneChoice>
            ))}
          </Tones>
        </Foot>
      </Body>
    </Popover>
  );
}
