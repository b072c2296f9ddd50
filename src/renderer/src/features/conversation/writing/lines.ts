import type { Change, Written } from './changes';

/** Where the line of a place begins. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** The whole lines that a selection touches. */
export function linesAround({ text, start, end }: Written): { from: number; to: number } {
  const from = lineStart(text, start);
  // A selection that ends at the beginning of a line does not mean that line.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const next = text.indexOf('\n', last);
  return { from, to: next === -1 ? text.length : next };
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/u;

/** The fence that is open at the end of a text; null where none is. */
export function openFence(before: string): string | null {
  if (!before.includes('```') && !before.includes('~~~')) return null;
  let open: string | null = null;
  for (const line of before.split('\n')) {
    const [, fence = '', rest = ''] = FENCE.exec(line) ?? [];
    if (fence === '') continue;
    if (open === null) {
      if (!(fence.startsWith('`') && rest.includes('`'))) open = fence;
    } else if (fence.startsWith(open) && rest.trim() === '') open = null;
  }
  return open;
}

const ITEM = /^([ \t]*(?:>[ \t]?)*[ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(.*)$/u;
const QUOTED = /^([ \t]*(?:>[ \t]?)+)(.*)$/u;

function nextMark(mark: string): string {
  const number = Number.parseInt(mark, 10);
  return Number.isNaN(number) ? mark : `${number + 1}${mark.slice(-1)}`;
}

/** A new line that goes on with the list, the quote or the code of the one before; null for a plain one. */
export function continueLine(written: Written): Change | null {
  const { text, start, end } = written;
  const from = lineStart(text, start);
  const before = text.slice(from, start);
  const insert = (words: string): Change => {
    const at = start + words.length;
    return { from: start, to: end, insert: words, select: [at, at] };
  };
  if (openFence(text.slice(0, start)) !== null) {
    return insert(`\n${/^[ \t]*/u.exec(before)?.[0] ?? ''}`);
  }
  // The second empty one in a row ends what it belongs to.
  const leave = (kept: string): Change => ({
    from,
    to: end,
    insert: kept,
    select: [from + kept.length, from + kept.length],
  });
  const [, lead = '', mark, space = '', words = ''] = ITEM.exec(before) ?? [];
  if (mark !== undefined) {
    return words.trim() === '' ? leave(lead) : insert(`\n${lead}${nextMark(mark)}${space}`);
  }
  const [, quote, said = ''] = QUOTED.exec(before) ?? [];
  if (quote === undefined) return null;
  return said.trim() === '' ? leave('') : insert(`\n${quote}`);
}

const PREFIX = { quote: /^> ?/u, list: /^[-*+] /u } as const;
const ADDED = { quote: '> ', list: '- ' } as const;

/** Whether every line that is selected is one of a quote or a list. */
export function hasPrefix(written: Written, kind: keyof typeof PREFIX): boolean {
  const { from, to } = linesAround(written);
  const lines = written.text.slice(from, to).split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length > 0 && filled.every((line) => PREFIX[kind].test(line));
}

/** Makes a quote or a list of the selected lines, or takes it back. */
export function togglePrefix(written: Written, kind: keyof typeof PREFIX): Change {
  const { text, start, end } = written;
  const { from, to } = linesAround(written);
  const lines = text.slice(from, to).split('\n');
  const isOn = hasPrefix(written, kind);
  const changed = lines.map((line) => {
    if (isOn) return line.replace(PREFIX[kind], '');
    const isSkipped = (line.trim() === '' && lines.length > 1) || PREFIX[kind].test(line);
    return isSkipped ? line : ADDED[kind] + line;
  });
  const insert = changed.join('\n');
  const select: Change['select'] =
    start === end
      ? [
          Math.max(from, start + insert.length - (to - from)),
          Math.max(from, start + insert.length - (to - from)),
        ]
      : [from, from + insert.length];
  return { from, to, insert, select };
}

/** Where the fences of the code around a selection stand; null where there is none. */
export function fencesAround({ text, start, end }: Written): { from: number; to: number } | null {
  const { from, to } = linesAround({ text, start, end });
  const fence = openFence(text.slice(0, Math.max(0, from - 1)));
  if (fence === null) return null;
  const opening = text.lastIndexOf(`\n${fence}`, from - 2) + 1;
  const closing = text.indexOf(`\n${fence}`, to);
  if (closing === -1) return null;
  const after = text.indexOf('\n', closing + 1);
  return { from: opening, to: after === -1 ? text.length : after };
}

/** A fence that no line of a text is. */
export function toFence(text: string): string {
  const longest = [...text.matchAll(/`{3,}/gu)].map(([fence]) => fence.length);
  return '`'.repeat(Math.max(2, ...longest) + 1);
}

/** Makes a block of code of the selected lines, or takes it back. */
export function toggleFence(written: Written): Change {
  const { text } = written;
  const around = fencesAround(written);
  if (around !== null) {
    const lines = text.slice(around.from, around.to).split('\n').slice(1, -1);
    const insert = lines.join('\n');
    return { ...around, insert, select: [around.from, around.from + insert.length] };
  }
  const { from, to } = linesAround(written);
  const code = text.slice(from, to);
  const fence = toFence(code);
  const at = from + fence.length + 1;
  return { from, to, insert: `${fence}\n${code}\n${fence}`, select: [at, at + code.length] };
}
