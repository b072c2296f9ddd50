import type { ExportSource } from '../../../client/export-source';
import type { ExportHeader } from '../../../shared/export/format';
import { success, type Result } from '../../../shared/lib/result';
import { applyChange, isChange } from '../../../shared/model/changes';
import type { Entry } from '../../../shared/model/entry';
import { hashText } from '../../../node/keys';

/** Messages as a server tells them: with what later entries made of them. */
function asTold(entries: readonly Entry[]): Entry[] {
  const changes = entries.filter(isChange);
  return entries.map((entry) => {
    if (entry.kind !== 'message') return entry;
    return changes.reduce<Entry>(
      (now, change) => (now.kind === 'message' ? applyChange(now, change, hashText) : now),
      entry,
    );
  });
}

/** A source that holds these entries; `looked` tells what was looked up beside the pages. */
export function toSource(header: ExportHeader, entries: readonly Entry[], pageSize = 3) {
  const looked: number[] = [];
  const source: ExportSource = {
    header,
    async *pages(roomId): AsyncGenerator<Result<readonly Entry[]>> {
      const own = asTold(entries.filter((entry) => entry.roomId === roomId));
      for (let at = 0; at < own.length; at += pageSize) {
        yield success(own.slice(at, at + pageSize));
      }
    },
    async find(roomId, seq) {
      looked.push(seq);
      return asTold(entries).find((entry) => entry.roomId === roomId && entry.seq === seq) ?? null;
    },
  };
  return { source, looked };
}
