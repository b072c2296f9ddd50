import type { ExportKind } from '../../shared/bridge/export';

/** Of each part of a name. */
const PART_LENGTH = 40;

// What Windows, macOS or Linux do not allow in a file's name, and what would change how it reads.
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

function clean(name: string): string {
  const plain = name
    .replace(FORBIDDEN, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  // Cut between characters, not inside one.
  const short = plain
    .slice(0, PART_LENGTH)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim();
  return DEVICE.test(short) ? '' : short;
}

export const EXTENSIONS: Readonly<Record<ExportKind, string>> = { lines: 'jsonl', page: 'html' };

/** What a file of this server, or of one room of it, is called unless the person says otherwise. `date` is local, as `2026-05-08`. */
export function toFileName(
  names: { server: string; room: string | null },
  date: string,
  kind: ExportKind,
): string {
  const parts = [names.server, names.room ?? ''].map(clean).filter((part) => part !== '');
  return `${[...(parts.length === 0 ? ['Hearth'] : parts), date].join(' - ')}.${EXTENSIONS[kind]}`;
}
