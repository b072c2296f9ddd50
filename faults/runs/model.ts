import { runModel } from '../model/model';
import type { FaultRun } from '../run';

/** Where chance decides, more than a few complaints say the same. */
const COMPLAINTS = 5;

export const model: FaultRun = {
  name: 'model',
  ids: ['A10', 'A12'],
  about:
    'three people write, edit, take back, react, read, leave, break off and restart by chance; in the end all agree',
  size: { short: 500, full: 10_000, of: 'commands' },
  lane: 'busy',
  withinSeconds: { short: 120, full: 1_800 },
  async run({ size, random, folder }) {
    const { stored, written, lost, duplicated, failures } = await runModel({
      commands: size,
      random,
      folder,
    });
    return {
      acknowledged: stored,
      lost,
      duplicated,
      outOfOrder: 0,
      note: `${size} commands, ${written} writings, all clients and the database compared`,
      failures: failures.slice(0, COMPLAINTS),
    };
  },
};
