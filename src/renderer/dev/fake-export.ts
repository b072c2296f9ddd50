import type { Announcement } from '../../shared/bridge/contract';
import type { CheckOutcome, ExportOutcome } from '../../shared/bridge/export';
import type { ExportReport } from '../../shared/export/report';
import { success, type Result } from '../../shared/lib/result';
import { toMemberId, toServerId } from './people';

/** A report on an export of 1,204 entries in which nothing is wrong. */
export function createReport(rest: Partial<ExportReport> = {}): ExportReport {
  return {
    serverId: toServerId('w'),
    serverName: 'Workshop',
    exportedAt: 1_750_000_000_000,
    by: toMemberId(1),
    byName: 'Rosa',
    rooms: 4,
    isComplete: true,
    entries: 1_204,
    right: 1_180,
    redacted: 3,
    unexplained: 0,
    unsigned: 21,
    lost: 0,
    later: 0,
    missing: 0,
    forged: 0,
    problems: [],
    faults: 0,
    ending: 'whole',
    isSealed: true,
    isClean: true,
    ...rest,
  };
}

/** Exports and checks that take a moment and go well. */
export function createFakeExport(
  announce: (announcement: Announcement) => void,
  delay: () => Promise<void>,
) {
  let isCancelled = false;
  const proceed = async (total: number): Promise<boolean> => {
    isCancelled = false;
    for (const fraction of [0.1, 0.4, 0.7, 0.9]) {
      // One step after the other, as a file grows.
      await delay();
      if (isCancelled) return false;
      announce({ type: 'export:progressed', done: Math.round(total * fraction), fraction });
    }
    return true;
  };
  return {
    async run(kind: 'lines' | 'page', isOnline: boolean): Promise<Result<ExportOutcome>> {
      if (!(await proceed(1_204))) return success({ outcome: 'cancelled' });
      const fileName = `Workshop - 2026-05-08.${kind === 'lines' ? 'jsonl' : 'html'}`;
      const missing = isOnline ? 0 : 212;
      return success({ outcome: 'written', fileName, entries: 1_204 - missing, missing });
    },
    async check(): Promise<Result<CheckOutcome>> {
      if (!(await proceed(900_000))) return success({ outcome: 'cancelled' });
      const check = { kind: 'checked' as const, report: createReport() };
      return success({ outcome: 'checked', fileName: 'Workshop - 2026-05-08.jsonl', check });
    },
    cancel() {
      isCancelled = true;
    },
  };
}
