import { GROUPS, type Emoji, type EmojiSet } from './emoji-set';
import { toTone, type Tone } from './skin-tone';

/** How many stand in one line. */
export const COLUMNS = 9;

/** One place of the grid: what is picked there and what it is called. */
export interface Cell {
  emoji: string;
  name: string;
  code: string | null;
}
export type GroupName = (typeof GROUPS)[number]['name'] | 'recent' | 'found';
export type PickerRow =
  | { kind: 'head'; group: GroupName }
  | { kind: 'cells'; group: GroupName; cells: readonly Cell[] };

const toCell = (one: Emoji, tone: Tone): Cell => ({
  emoji: toTone(one, tone),
  name: one.name,
  code: one.codes[0] ?? null,
});

function toLines(group: GroupName, cells: readonly Cell[]): PickerRow[] {
  const lines: PickerRow[] = [];
  for (let at = 0; at < cells.length; at += COLUMNS)
    lines.push({ kind: 'cells', group, cells: cells.slice(at, at + COLUMNS) });
  return lines;
}

/** The picker without a search: what was used last, then everything by group. */
export function toGroupRows(set: EmojiSet, recent: readonly string[], tone: Tone): PickerRow[] {
  const used = recent.map((emoji): Cell => {
    const bare = set.byEmoji.get(emoji) ?? set.byEmoji.get(withoutTone(emoji));
    return { emoji, name: bare?.name ?? emoji, code: bare?.codes[0] ?? null };
  });
  return [
    ...(used.length === 0 ? [] : [{ kind: 'head', group: 'recent' } as const]),
    ...toLines('recent', used),
    ...GROUPS.flatMap(({ id, name }) => [
      { kind: 'head', group: name } as const,
      ...toLines(
        name,
        set.all.filter(({ group }) => group === id).map((one) => toCell(one, tone)),
      ),
    ]),
  ];
}

/** The picker with a search. */
export function toFoundRows(found: readonly Emoji[], tone: Tone): PickerRow[] {
  return toLines(
    'found',
    found.map((one) => toCell(one, tone)),
  );
}

/** An emoji as it is listed. */
export function withoutTone(emoji: string): string {
  return emoji.replace(/\p{Emoji_Modifier}/gu, '');
}

/** Where the keyboard is in the grid. */
export interface Place {
  row: number;
  column: number;
}

const cellsOf = (row: PickerRow | undefined) => (row?.kind === 'cells' ? row.cells : []);

/** The emoji at a place. */
export function cellAt(rows: readonly PickerRow[], { row, column }: Place): Cell | null {
  return cellsOf(rows[row])[column] ?? null;
}

/** The first place of the grid; null where it is empty. */
export function firstPlace(rows: readonly PickerRow[]): Place | null {
  const row = rows.findIndex(({ kind }) => kind === 'cells');
  return row === -1 ? null : { row, column: 0 };
}

function nextLine(rows: readonly PickerRow[], from: number, step: 1 | -1): number | null {
  for (let row = from + step; row >= 0 && row < rows.length; row += step)
    if (rows[row]?.kind === 'cells') return row;
  return null;
}

function toLine(rows: readonly PickerRow[], row: number | null, column: number): Place | null {
  return row === null ? null : { row, column: Math.min(column, cellsOf(rows[row]).length - 1) };
}

const LINES_OF_A_PAGE = 6;

/** Where a key leads from a place; null where the key means nothing, or nothing is there. `forward` is the arrow in reading direction. */
export function moveInGrid(
  rows: readonly PickerRow[],
  { row, column }: Place,
  key: 'up' | 'down' | 'forward' | 'back' | 'start' | 'end' | 'pageUp' | 'pageDown',
): Place | null {
  const last = cellsOf(rows[row]).length - 1;
  switch (key) {
    case 'forward':
      return column < last ? { row, column: column + 1 } : toLine(rows, nextLine(rows, row, 1), 0);
    case 'back':
      return column > 0
        ? { row, column: column - 1 }
        : toLine(rows, nextLine(rows, row, -1), COLUMNS);
    case 'down':
      return toLine(rows, nextLine(rows, row, 1), column);
    case 'up':
      return toLine(rows, nextLine(rows, row, -1), column);
    case 'start':
      return { row, column: 0 };
    case 'end':
      return { row, column: last };
    case 'pageUp':
    case 'pageDown': {
      const step = key === 'pageUp' ? -1 : 1;
      let at = row;
      for (let count = 0; count < LINES_OF_A_PAGE; count += 1) at = nextLine(rows, at, step) ?? at;
      return toLine(rows, at, column);
    }
  }
}
