/** A column of a table. */
export interface Column {
  head: string;
  isNumber?: boolean;
}

/** What the shortest rule needs that Markdown takes for one. */
const NARROWEST = 3;

/** Prints a table that can stand in a page as it is. Numbers stand at the right of their columns. */
export function toMarkdown(
  columns: readonly Column[],
  lines: readonly (readonly string[])[],
): string {
  const cells = lines.map((line) => line.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = columns.map(({ head }, column) =>
    Math.max(NARROWEST, head.length, ...cells.map((line) => (line[column] ?? '').length)),
  );
  const print = (line: readonly string[]) =>
    `| ${columns
      .map(({ isNumber = false }, column) => {
        const [cell, width] = [line[column] ?? '', widths[column] ?? NARROWEST];
        return isNumber ? cell.padStart(width) : cell.padEnd(width);
      })
      .join(' | ')} |`;
  const rule = columns.map(({ isNumber = false }, column) => {
    const width = widths[column] ?? NARROWEST;
    return isNumber ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
  });
  return [columns.map(({ head }) => head), rule, ...cells].map(print).join('\n');
}
