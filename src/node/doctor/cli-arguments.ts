import { parseArgs } from 'node:util';
import { LIMITS } from '../../shared/model/limits';
import type { DoctorSubject } from './facts';
import { toGoal } from './goal';

/** What the person at the terminal wants looked at. */
export type DoctorCommand =
  | { run: 'help' }
  | { run: 'refuse'; sentence: string }
  | {
      run: 'look';
      goal: DoctorSubject['goal'];
      port: number;
      /** The folder of a server that should be running on this machine. */
      dataDir: string | null;
      isJson: boolean;
      /** First lets others in to the port, through the firewall of Windows. */
      isRepairing: boolean;
    };

export const HELP = `Looks at what lies between this computer and the others. Nothing but this network is asked.

  npm run doctor                               this computer and its networks
  npm run doctor -- 192.168.1.20:7788          also the way to a server; an invite does as well
  npm run doctor -- 192.168.1.20 WORD … WORD   also whether the key has these eight words
  npm run doctor -- --port 7788 --data FOLDER  also the server that runs here on that folder
  npm run doctor -- --json                     the same for other programs
  npm run doctor -- --repair-firewall          Windows: first lets others on this network in to the port,
                                               once an administrator agrees

Ends with 0 where no trouble was found, with 1 where some was, with 2 where it was called wrongly.
`;

const refuse = (sentence: string): DoctorCommand => ({ run: 'refuse', sentence });

/** Reads the command line. */
export function parseDoctorCommand(args: readonly string[]): DoctorCommand {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
        'repair-firewall': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'These options are not known.');
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { run: 'help' };
  const [input, ...more] = positionals;
  // The words of a key come one by one where nobody put them between quotes.
  const goal = input === undefined ? null : toGoal(positionals.join(' '));
  if (more.length > 0 && (goal === null || goal === 'invalid' || goal.keyWords === undefined)) {
    return refuse('One address or invite at a time, or an address and the eight words of the key.');
  }
  if (goal === 'invalid') return refuse('This is neither an invite nor an address.');
  const port = values.port === undefined ? LIMITS.defaultPort : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return refuse('--port needs a number from 1 to 65535.');
  }
  return {
    run: 'look',
    goal,
    port,
    dataDir: values.data ?? null,
    isJson: values.json === true,
    isRepairing: values['repair-firewall'] === true,
  };
}
