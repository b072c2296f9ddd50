import { readNaiveDatabase } from '../checker/read-evidence';
import type { Species } from '../harness/world';
import type { FaultRun, RunContext } from '../run';
import { killHost } from './host-killed';

/** The control's host and participants. */
export const toControl = ({ programs }: RunContext): Species => ({
  host: programs.naiveHost,
  participant: programs.naiveParticipant,
  databaseFile: 'naive.sqlite',
  readDatabase: readNaiveDatabase,
  readKept: () => null,
});

export const control: FaultRun = {
  name: 'control',
  ids: ['control'],
  about: 'a naive server, killed the same way, has to lose and to double',
  size: { short: 4, full: 20, of: 'kills' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const row = await killHost(context, toControl(context));
    const failures: string[] = [];
    if (row.lost === 0) failures.push('The control lost nothing: the suite sees no losses.');
    if (row.duplicated === 0)
      failures.push('The control doubled nothing: the suite sees no doubles.');
    return { ...row, note: `${row.note}; fails as it must`, failures };
  },
};
