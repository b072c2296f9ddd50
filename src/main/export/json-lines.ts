import type { ExportSource } from '../../client/export-source';
import { createJsonLines } from '../../node/export/json-lines';
import type { ExportHeader } from '../../shared/export/format';
import { success } from '../../shared/lib/result';
import type { ExportBody } from './export-body';

/** The export that can be checked: one line for each entry of the log, as its author signed it. */
export async function* writeJsonLines(
  source: ExportSource,
  header: ExportHeader,
  sign: (text: string) => string,
): ExportBody {
  const lines = createJsonLines(header, sign);
  let before = 0;
  yield success({ text: lines.head(), entries: 0, place: before });
  for (const room of header.rooms) {
    for await (const page of source.pages(room.id)) {
      if (!page.ok) {
        yield page;
        return;
      }
      const entries = page.value;
      const text = entries.map((entry) => lines.entry(entry)).join('');
      const place = before + (entries.at(-1)?.seq ?? 0);
      yield success({ text, entries: entries.length, place });
    }
    before += room.headSeq;
  }
  yield success({ text: lines.end(), entries: 0, place: before });
}
