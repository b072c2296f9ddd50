import { toPrograms } from './harness/programs';
import type { FaultRun } from './run';
import { runs } from './runs/index';
import { beSuite } from './suite/frame';
import { toTable } from './table';

/** So many runs that mostly wait go side by side. */
const WAITING_ABREAST = 3;

const HELP = `Breaks real processes on purpose and counts what was lost.

  npm run test:faults -- [options] [runs]

  --full      As much of everything as the promises name; some tens of minutes. Without it, at most three minutes
  --seed N    The chances of an earlier run
  --keep      Leaves the folders of all runs, not only of failed ones
  --report F  Writes the counts to a file as JSON
  --list      Names the runs
`;

await beSuite(
  {
    name: 'faults',
    noun: { one: 'run', many: 'runs' },
    good: 'good',
    help: HELP,
    parts: runs,
    toBroken: (failure) => ({
      acknowledged: 0,
      lost: 0,
      duplicated: 0,
      outOfOrder: 0,
      note: '',
      failures: [failure],
    }),
    async order(chosen, attempt) {
      const lane = async (which: FaultRun['lane'], abreast = 1) => {
        const waiting = chosen.filter((run) => run.lane === which);
        const walk = async () => {
          for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
            await attempt(run);
          }
        };
        await Promise.all(Array.from({ length: abreast }, walk));
      };
      await lane('alone');
      await Promise.all([lane('busy'), lane('waiting', WAITING_ABREAST)]);
    },
    tell: ({ acknowledged, lost, duplicated, outOfOrder, note }) =>
      `${acknowledged} acknowledged, ${lost} lost, ${duplicated} duplicated, ${outOfOrder} out of order; ${note}`,
    toTable,
  },
  toPrograms(import.meta.dirname),
);
