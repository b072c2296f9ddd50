import { toGateLine, type Judged } from './gates';

/** When, where and how something was measured. */
export interface Circumstances {
  /** As `Date.now` has it. */
  at: number;
  cores: number;
  /** How many processes wanted a core when it began, as the system counts them; 0 is a machine with nothing else to do. */
  load: number;
  node: string;
  platform: string;
  command: string;
}

/** What a page says of one benchmark: how it was measured, its tables, its gates. */
export function toSection(
  { at, cores, load, node, platform, command }: Circumstances,
  tables: readonly string[],
  gates: readonly Judged[],
): string {
  const day = new Date(at).toISOString().slice(0, 10);
  const how = `_${day}, ${cores} cores, loopback, Node ${node}, ${platform}, load ${load.toFixed(1)} before it:_ \`${command}\``;
  return [how, ...tables, ['```', ...gates.map(toGateLine), '```'].join('\n')].join('\n\n');
}

/**
 * Puts a section in the place that a page keeps for it, between `<!-- NAME -->` and `<!-- /NAME -->`; a page without such a place
 * stays as it is.
 */
export function putSection(page: string, name: string, section: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) return page;
  return `${page.slice(0, from + start.length)}\n\n${section}\n\n${page.slice(to)}`;
}
