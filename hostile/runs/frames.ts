import fc from 'fast-check';
import { wireCodec } from '../../src/server/transport/wire-codec';
import { openWebSocket, toAddress, toPacket } from '../harness/raw-socket';
import { createWorld } from '../harness/world';
import type { Attack } from '../run';
import { CUT_WITHIN_MS, needsAddresses } from './usual';

const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** What is known to have hurt somebody. */
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
  '1',
  '4{"message":"no"}',
  ...[33, 5_000, 30_000].flatMap((depth) => [
    `0{"a":${nest(depth)}}`,
    `2["room:list",${nest(depth)}]`,
    `31[${nest(depth)}]`,
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

/** How many frames the reader alone takes; only errors may come of it. */
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
    const world = await createWorld(context);
    const texts = [...KNOWN, ...fc.sample(frame, { numRuns: size, seed })];
    let uncut = 0;
    const verdict = await world.withstand(async () => {
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
    const failures = [
      ...(odd === 0 ? [] : [`${odd} frames broke the reader in a way it does not know.`]),
      ...(uncut === 0 ? [] : [`${uncut} frames let somebody in.`]),
    ];
    const cases = texts.length + size * 10;
    return { cases, note: verdict.note, failures: [...verdict.failures, ...failures] };
  },
};
