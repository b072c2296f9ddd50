import fc from 'fast-check';
import { openRawMember } from '../../src/server/testing/raw-connection';
import { wireCodec } from '../../src/server/transport/wire-codec';
import { LIMITS } from '../../src/shared/model/limits';
import { openWebSocket, toAddress, toPacket } from '../harness/raw-socket';
import { createWorld } from '../harness/world';
import type { Attack } from '../run';
import { askRaw, CUT_WITHIN_MS, inTime, needsAddresses } from './usual';

const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
/** The deepest that may be said, and what is not. */
const { packetDepth } = LIMITS;
const TOO_DEEP = [packetDepth + 1, 5_000, 30_000];
const GOODBYE = '1';

/** What is known to have hurt somebody; whoever says any of it is cut. */
const KNOWN = [
  '450-["a"]',
  '5450-["a"]',
  '54511-["a"]',
  '51-["a",{"_placeholder":true,"num":99}]',
  '61-[{"_placeholder":true,"num":-1}]',
  '51-["a",{"_placeholder":true,"num":null}]',
  '2["disconnect"]',
  '2["connect"]',
  '2["newListener"]',
  '0/admin,{}',
  '0/__proto__,{}',
  GOODBYE,
  '4{"message":"no"}',
  ...TOO_DEEP.flatMap((depth) => [
    `0{"a":${nest(depth - 1)}}`,
    `2["room:list",${nest(depth - 1)}]`,
    `31[${nest(depth - 1)}]`,
  ]),
];

/** Text that begins like a packet and goes on as it likes. */
const frame = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...KNOWN),
  fc
    .tuple(
      fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '9'),
      fc.nat(),
      fc.json({ maxDepth: 5 }),
    )
    .map(([kind, id, json]) => `${kind}${id}${json}`),
  fc
    .tuple(fc.constantFrom(...KNOWN), fc.nat(), fc.string())
    .map(([known, at, more]) => known.slice(0, at % known.length) + more),
);

/** Whether the reader alone takes it for a packet. */
function isRead(text: string): boolean {
  try {
    new wireCodec.Decoder().add(text);
    return true;
  } catch {
    return false;
  }
}

/** How many frames break the reader alone; only errors of its own may come of them. */
function feedDecoder(count: number, seed: number): number {
  let odd = 0;
  for (const text of fc.sample(frame, { numRuns: count, seed })) {
    try {
      new wireCodec.Decoder().add(text);
    } catch (error) {
      if (!(error instanceof Error) || error instanceof RangeError || error instanceof TypeError)
        odd += 1;
    }
  }
  return odd;
}

export const frames: Attack = {
  name: 'frames',
  ids: ['E4', 'E6', 'E7', 'E8'],
  about: 'broken, nested and reserved packets, at the reader alone and at a live host',
  size: { short: 400, full: 20_000 },
  withinSeconds: { short: 120, full: 3_600 },
  missing: needsAddresses,
  async run(context) {
    const { size, seed } = context;
    const odd = feedDecoder(size * 10, seed);
    const read = KNOWN.filter((text) => text !== GOODBYE && isRead(text)).length;
    const world = await createWorld(context);
    const texts = [...KNOWN, ...fc.sample(frame, { numRuns: size, seed })];
    let uncut = 0;
    const failures: string[] = [];
    const verdict = await world.withstand(async () => {
      for (const [index, text] of KNOWN.entries()) {
        const what = `${text.slice(0, 40)}${text.length > 40 ? '…' : ''}`;
        const stranger = await openWebSocket(world.host.port, toAddress(index));
        stranger.write(toPacket(text));
        await stranger.closed(CUT_WITHIN_MS).catch(() => failures.push(`A stranger said ${what}.`));
        // Whoever says goodbye has gone, and may stay connected.
        if (text === GOODBYE) continue;
        const member = await openRawMember(world.server, 'Mallory');
        member.write(text);
        await inTime('', member.closed(), CUT_WITHIN_MS).catch(() =>
          failures.push(`A member said ${what}.`),
        );
        member.close();
      }
      const member = await openRawMember(world.server, 'Mallory');
      const answer = await askRaw(member, 7, 'room:list', JSON.parse(nest(packetDepth - 1)));
      if (answer.code !== 'bad_request')
        failures.push(`What is nested ${packetDepth} deep was not answered.`);
      member.close();
      const todo = texts.entries();
      const worker = async (number: number) => {
        for (const [index, text] of todo) {
          const raw = await openWebSocket(world.host.port, toAddress(number * 64 + (index % 64)));
          // One of those that begin like a login, or are nothing, is no reason to be cut; a second login is.
          raw.write(toPacket(text));
          raw.write(toPacket('0{}'));
          await raw.closed(CUT_WITHIN_MS);
          if (raw.received().includes('session:welcomed')) uncut += 1;
        }
      };
      // Most of it is waiting for the end of a connection.
      await Promise.all(Array.from({ length: 12 }, (_, number) => worker(number + 1)));
    });
    if (odd > 0) failures.push(`${odd} frames broke the reader in a way it does not know.`);
    if (read > 0) failures.push(`${read} frames that hurt were read.`);
    if (uncut > 0) failures.push(`${uncut} frames let somebody in.`);
    const cases = 2 * KNOWN.length + texts.length + size * 10;
    return { cases, note: verdict.note, failures: [...verdict.failures, ...failures] };
  },
};
