import { createDiagnostic, type Judgement } from '../diagnostic';

const MB = 1024 * 1024;
const FULL_MB = 20;
const LOW_MB = 500;

function toSize(bytes: number): string {
  const mb = bytes / MB;
  return mb < 1_000 ? `${Math.floor(mb)} MB` : `${(mb / 1_024).toFixed(1)} GB`;
}

/** Whether the server's disk has room and its database is whole. */
export const storageDiagnostic = createDiagnostic(
  'storage',
  ['storage'],
  ({ storage }, { hosted }): Judgement => {
    if (hosted === null) return { code: 'skipped_not_hosting' };
    const { freeBytes, isWritable, database } = storage;
    if (database === 'missing') return { code: 'storage_missing' };
    if (database === 'damaged') return { code: 'storage_damaged' };
    if (!isWritable) return { code: 'storage_not_writable' };
    const values = { free: freeBytes === null ? '?' : toSize(freeBytes) };
    const freeMb = (freeBytes ?? Infinity) / MB;
    if (freeMb < FULL_MB) return { code: 'storage_full', values };
    if (freeMb < LOW_MB) return { code: 'storage_low', values };
    return { code: hosted.isRecovered ? 'storage_recovered' : 'storage_good', values };
  },
);
