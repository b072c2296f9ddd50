import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startMember, type Member } from './member';
import type { Begin, FromParticipant, ToParticipant } from './messages';

/** The least time between two reports, in milliseconds. */
const REPORT_EVERY_MS = 15;

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let members: Member[] = [];
let heard = 0;
let reporting: NodeJS.Timeout | null = null;

function report(): void {
  reporting = null;
  const facts: FromParticipant = {
    members: members.map((member) => member.status()),
    heard,
    isSending: members.some((member) => member.isSending()),
    heldUpMs: delay.max / 1e6,
  };
  process.send?.(facts);
}

const changed = (): void => void (reporting ??= setTimeout(report, REPORT_EVERY_MS));

async function begin(command: Begin): Promise<void> {
  members = await Promise.all(
    command.members.map((member) => startMember(member, command, changed)),
  );
  delay.reset();
  report();
}

async function end(): Promise<void> {
  await Promise.all(members.map((member) => member.close()));
  process.exit(0);
}

process.on('message', (command: ToParticipant) => {
  heard += 1;
  if (command.do === 'begin') void begin(command);
  else if (command.do === 'end') void end();
  else for (const member of members) member.tell(command);
  changed();
});
// Whoever started this is gone.
process.on('disconnect', () => process.exit(1));
