// What the app of 29 November 2026 (protocol 1) sent over its socket, byte for byte, and what a server of that day answered:
// joining, reading, writing, changing, looking things up, rooms. Neither is EVER CHANGED: a server that answers this app in
// another way has broken every one that is out there. A test holds the checksum of the recording.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importIdentity, type Identity } from '../../node/identity';
import type { MemberId } from '../../shared/model/ids';
import { toAuthSigningText } from '../../shared/protocol/signing';
import { openFrozenClient } from './frozen-client';
import { openRawConnection } from './raw-connection';
import type { TestServer } from './test-server';

/** `other`: what another member said then. */
type Frame = readonly ['app' | 'server' | 'other', string];
interface Recording {
  /** What that day's server and the other member called things. */
  ids: Readonly<Record<string, string>>;
  /** As on the wire: Engine.IO's 4, Socket.IO's kind, the number of the question, JSON. */
  frames: readonly Frame[];
}

/** Where the recording stands. */
export const RECORDING = join(import.meta.dirname, 'recorded-app.json');
const SEED = '07'.repeat(32);
const toKey = (of: string) => Buffer.from(`${of}${SEED}`, 'hex').toString('base64url');

/** Who the app was. The key is everybody's: it opens nothing but tests. */
export const toFixedIdentity = (): Identity =>
  importIdentity({
    signing: toKey('302e020100300506032b657004220420'),
    agreement: toKey('302e020100300506032b656e04220420'),
  });

/** One answer: what was answered then, in the names of now, and what is answered now. */
export interface Replayed {
  question: string;
  before: unknown;
  now: unknown;
}

const toJson = (frame: string): unknown => JSON.parse(frame.replace(/^\d+/, ''));
/** The number of a question or an answer (`42`, `43`), where it has one. */
const toNumber = (frame: string) => /^4[23](\d+)/.exec(frame)?.[1];

/** What became of saying it all again. */
export interface Replay {
  answers: Replayed[];
  welcome: unknown;
  /** Names of everything that was heard then, and now as well. */
  events: string[];
}

/** Says to a server what the app said, frame by frame, each once what came before it is answered. */
export async function replayApp(server: TestServer): Promise<Replay> {
  const { ids, frames } = JSON.parse(readFileSync(RECORDING, 'utf8')) as Recording;
  const other = await openFrozenClient({ ...server.address, ...server, name: 'Emil' });
  const met = other.welcome as { selfId: MemberId; rooms: { id: string }[] };
  const names = new Map<string, string>();
  const rename = (then: string | undefined, now: string | undefined) => {
    if (then !== undefined && now !== undefined) names.set(then, now);
  };
  const lobby = met.rooms[0]?.id ?? '';
  rename(ids['lobby'], lobby);
  rename(ids['serverId'], server.serverId);
  rename(ids['otherId'], met.selfId);
  const say = async (text: string) => {
    const message = other.write('message', lobby, [other.hash(text)]);
    await other.ask('message:send', { ...message, text });
    return message;
  };
  const first = await say('Good morning');
  rename(ids['otherClientId'], String(first['clientId']));
  rename(ids['otherSignature'], String(first['signature']));

  const raw = await openRawConnection(server);
  const identity = toFixedIdentity();
  const proof = identity.sign(toAuthSigningText(server.serverId, raw.exporter()));
  const toNow = (frame: string) => {
    let now = frame;
    for (const [then, name] of names) now = now.replaceAll(then, name);
    // What is signed is this very connection: the one thing that nobody can say again.
    if (!now.startsWith('40')) return now;
    const [prefix, auth] = [now.slice(0, 2), toJson(now) as Record<string, unknown>];
    return `${prefix}${JSON.stringify({ ...auth, signature: proof })}`;
  };
  const questions = new Map<string, string>();
  const answers: Replayed[] = [];
  let welcome: unknown = null;
  for (const [from, frame] of frames) {
    const number = from === 'other' ? undefined : toNumber(frame);
    if (from === 'other') await say(frame);
    else if (from === 'app') {
      const now = toNow(frame);
      if (number !== undefined) questions.set(number, String((toJson(now) as unknown[])[0]));
      raw.write(now.slice(1));
      if (frame.startsWith('40')) {
        welcome = (toJson(await raw.receive(/session:welcomed/)) as unknown[])[1];
      }
    } else if (number !== undefined) {
      const answer = toJson(await raw.receive(new RegExp(`^3${number}\\[`))) as unknown[];
      const then = toJson(frame) as { value?: { room?: { id: string } } }[];
      const value = (answer[0] as { value?: { room?: { id: string } } } | undefined)?.value;
      rename(then[0]?.value?.room?.id, value?.room?.id);
      answers.push({
        question: questions.get(number) ?? '',
        before: toJson(toNow(frame)),
        now: answer,
      });
    }
  }
  const told = frames.filter(([from, one]) => from === 'server' && one.startsWith('42['));
  const recordedEvents = new Set(told.map(([, one]) => String((toJson(one) as unknown[])[0])));
  // What is told by and by may still be on its way; what never comes is what the time limit of the test is for.
  for (const event of recordedEvents) await raw.receive(new RegExp(`^2\\["${event}"`));
  raw.close();
  other.close();
  return { answers, welcome, events: [...recordedEvents] };
}
