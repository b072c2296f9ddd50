import { createHash } from 'node:crypto';
import {
  exportedEntrySchema,
  exportHeaderSchema,
  toExportLine,
  toExportSigningText,
  toLogEntry,
  type ExportHeader,
} from '../../shared/export/format';
import type { Entry } from '../../shared/model/entry';

/** Writes an export line by line; what each call answers belongs into the file, in the order of the calls. */
export interface JsonLines {
  head(): string;
  entry(entry: Entry): string;
  /** Seals what was written. */
  end(): string;
}

/** Creates the writer of one export. `sign` is by the key of `header.by`. */
export function createJsonLines(header: ExportHeader, sign: (text: string) => string): JsonLines {
  const hash = createHash('sha256');
  let entries = 0;
  const keep = (line: string) => {
    hash.update(line, 'utf8');
    return line;
  };
  return {
    head: () => keep(toExportLine(exportHeaderSchema.parse(header))),
    entry(entry) {
      entries += 1;
      // Parsed, so that the fields stand in the one order that readers expect.
      return keep(toExportLine(exportedEntrySchema.parse(toLogEntry(entry))));
    },
    end() {
      const sum = { entries, sha256: hash.digest('hex') };
      const signature = sign(toExportSigningText(header.serverId, sum));
      return toExportLine({ end: true, ...sum, signature });
    },
  };
}
