import { setTimeout as sleep } from 'node:timers/promises';
import { openTestClient, type TestClient } from '../../src/server/testing/test-client';
import { RATES } from '../../src/shared/model/rates';
import type { FromHonest, ToHonest, Written } from './messages';

const WRITE_EVERY_MS = 15;
/** The pace of whoever has written half of what may come at once: honest for ever. */
const LASTING_EVERY_MS = 1_100 / RATES.writing.perSecond;
const ANSWER_WITHIN_MS = 10_000;

// A process of its own: what attackers do in theirs must not look like a wait for the server.
let client: TestClient | null = null;
let count = 0;
const going = { on: false };
let writing: Promise<Written> | null = null;
/** Of what is written now, and how much of it was told. */
let times: number[] = [];
let told = 0;

const say = (fact: FromHonest): void => void process.send?.(fact);

async function write(to: TestClient): Promise<{ seq: number; tookMs: number }> {
  count += 1;
  const message = to.toMessage(to.lobby.id, `message ${count}`);
  const startedAt = performance.now();
  const late = sleep(ANSWER_WITHIN_MS, null, { ref: false });
  const answer = await Promise.race([to.ask('message:send', message), late]);
  if (answer === null) throw new Error('an honest message was not answered');
  if (!answer.ok) throw new Error(`an honest message was refused: ${answer.code}`);
  return { seq: answer.value.entry.seq, tookMs: performance.now() - startedAt };
}

async function goOn(to: TestClient): Promise<Written> {
  times = [];
  told = 0;
  const { seq: firstSeq } = await write(to);
  let lastSeq = firstSeq;
  say({ said: 'writing' });
  while (going.on) {
    await sleep(count < RATES.writing.atOnce / 2 ? WRITE_EVERY_MS : LASTING_EVERY_MS);
    const { seq, tookMs } = await write(to);
    times.push(tookMs);
    lastSeq = seq;
  }
  return { times, firstSeq, lastSeq };
}

async function obey(command: ToHonest): Promise<void> {
  if (command.do === 'begin') {
    client = await openTestClient({ server: command.server, name: 'Writer' });
    say({ said: 'begun', memberId: client.identity.memberId });
    return;
  }
  if (client === null) throw new Error('The honest member has not begun.');
  if (command.do === 'tell') {
    say({ said: 'told', times: times.slice(told) });
    told = times.length;
    return;
  }
  if (command.do === 'write') {
    going.on = true;
    writing = goOn(client);
    await writing;
    return;
  }
  going.on = false;
  if (writing === null) throw new Error('The honest member does not write.');
  say({ said: 'stopped', written: await writing });
}

process.on('message', (command: ToHonest) => {
  obey(command).catch((error: unknown) => {
    say({ said: 'failed', why: error instanceof Error ? error.message : String(error) });
  });
});
// Whoever started this is gone.
process.on('disconnect', () => process.exit(0));
