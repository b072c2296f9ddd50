import { toPrograms } from '../faults/harness/programs';
import { beSuite } from '../faults/suite/frame';
import { attacks } from './runs/index';
import { toTable } from './table';

const HELP = `Attacks a real server, and a real client, and looks whether anybody notices.

  npm run test:hostile -- [options] [attacks]

  --full      As much of everything as the promises name. Without it, some two minutes
  --seed N    The chances of an earlier time
  --keep      Leaves the folders of all attacks, not only of failed ones
  --report F  Writes the counts to a file as JSON
  --list      Names the attacks
`;

await beSuite(
  {
    name: 'hostile',
    noun: { one: 'attack', many: 'attacks' },
    good: 'held',
    help: HELP,
    parts: attacks,
    toBroken: (failure) => ({ cases: 0, note: '', failures: [failure] }),
    // One after the other: each looks at how long others wait meanwhile.
    async order(chosen, attempt) {
      for (const attack of chosen) await attempt(attack);
    },
    tell: ({ note }) => note,
    toTable,
  },
  toPrograms(import.meta.dirname),
);
