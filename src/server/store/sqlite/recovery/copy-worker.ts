import { Worker } from 'node:worker_threads';
import { z } from 'zod';

// A thread of its own, so that the server goes on while all of its database is copied and read. It is written here, in plain
// JavaScript, because a bundle has no file of its own for it.
const CODE = `
const { createRequire } = require('node:module');
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = createRequire(workerData.near)('@photostructure/sqlite');

async function copy() {
  const source = new DatabaseSync(workerData.from, { readOnly: true, timeout: 5000 });
  try {
    // All pages in one step: as they stood at one moment, whatever is written meanwhile.
    await source.backup(workerData.to, { rate: -1 });
  } finally {
    source.close();
  }
  const made = new DatabaseSync(workerData.to);
  try {
    // One file, without a log beside it.
    made.exec('PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE');
    const verdict = made.prepare('PRAGMA quick_check(1)').get();
    const loose = made.prepare('PRAGMA foreign_key_check').get();
    return Object.values(verdict)[0] === 'ok' && loose === undefined;
  } finally {
    made.close();
  }
}
copy().then(
  (isSound) => parentPort.postMessage({ isSound }),
  (error) => parentPort.postMessage({ isSound: false, errcode: error.errcode ?? null }),
);
`;

const answerSchema = z.object({ isSound: z.boolean(), errcode: z.int().nullable().optional() });

/** What became of a copy: sound, damaged like its source, or not made because the disk did not take it. */
export type CopyOutcome = 'sound' | 'damaged' | 'failed';

const DAMAGED = new Set([11, 26]);

/** Copies a database that is in use into another file and reads the copy through, in a thread of its own. */
export function copyInWorker(from: string, to: string, signal: AbortSignal): Promise<CopyOutcome> {
  return new Promise((resolve) => {
    const worker = new Worker(CODE, {
      eval: true,
      workerData: { from, to, near: import.meta.url },
      // Nothing of the server's own start belongs to it.
      execArgv: [],
    });
    const end = () => void worker.terminate();
    signal.addEventListener('abort', end, { once: true });
    let outcome: CopyOutcome = 'failed';
    worker.once('message', (message: unknown) => {
      const answer = answerSchema.safeParse(message);
      if (!answer.success) return;
      const { isSound, errcode } = answer.data;
      if (isSound) outcome = 'sound';
      else if (errcode === undefined || (errcode !== null && DAMAGED.has(errcode & 0xff))) {
        outcome = 'damaged';
      }
    });
    worker.once('error', () => resolve('failed'));
    worker.once('exit', () => {
      signal.removeEventListener('abort', end);
      resolve(outcome);
    });
  });
}
