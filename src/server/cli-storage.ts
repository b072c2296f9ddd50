import { join } from 'node:path';
import type { Recovery } from '../shared/hosting/storage';

/** A time as a terminal shows it, whatever language the machine speaks. */
export const toTimeText = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/:\d\d\.\d+Z$/, ' UTC');

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** What became of the database, in plain sentences, one a line. */
export function toRecoveryText(recovery: Recovery, dataDir: string): string {
  const { at, cause, keptAs, backupAt, messages, lost, mayMissNewest } = recovery;
  const time = toTimeText(at);
  const from = backupAt === null ? '' : ` of ${toTimeText(backupAt)}`;
  const lines: string[] = [];
  if (cause === 'restored') {
    lines.push(
      `The backup${from} was put back on ${time}.`,
      'What was written after it is not here.',
    );
  } else {
    lines.push(
      cause === 'missing'
        ? `The database was gone on ${time}.`
        : `The database was found damaged on ${time}.`,
      backupAt === null
        ? `${count(messages, 'message was', 'messages were')} recovered from it.`
        : `${count(messages, 'message was', 'messages were')} recovered, some from the backup${from}.`,
    );
    if (lost > 0) {
      lines.push(`${count(lost, 'entry is', 'entries are')} lost; their places say so.`);
    }
    if (mayMissNewest) lines.push('The newest messages may be missing.');
  }
  lines.push('Invites of before let nobody in any more: some may have been revoked since.');
  if (keptAs !== null) lines.push(`What was there before is kept: ${join(dataDir, keptAs)}`);
  return `${lines.join('\n')}\n`;
}
