import fc from 'fast-check';
import { payloadArbitraries } from '../../src/server/testing/payload-arbitraries';
import { openRawConnection, openRawMember } from '../../src/server/testing/raw-connection';
import { upEvents } from '../../src/shared/protocol/payloads';
import { createWorld } from '../harness/world';
import type { Attack } from '../run';
import { askRaw, CUT_WITHIN_MS, eventNames, inTime } from './usual';

/** What stands where a login should be. */
const TOKENS = [
  '0',
  '0{}',
  '0{"token":{}}',
  '0{"token":[],"signature":7}',
  `0{"token":"${'x'.repeat(10_000)}"}`,
  '0{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}',
  '0{"protocol":{"current":1,"oldest":1},"publicKey":null,"name":"","signature":""}',
];

/** Looks like a text to whoever only asks for its length, and cannot be compared with a number. */
const NO_TEXT = { length: { valueOf: 1, toString: 1 } };

/** Judged apart from the door that is attacked: what makes a schema throw does not fit it. */
function isMisfit(
  schema: (typeof upEvents)[(typeof eventNames)[number]]['payload'],
  value: unknown,
) {
  try {
    return !schema.safeParse(value).success;
  } catch {
    return true;
  }
}

/** A misfit in one of the ways in which a packet can be one. */
const toMisfits = (event: (typeof eventNames)[number]) => {
  const { payload: schema } = upEvents[event];
  const names = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString');
  const fits = payloadArbitraries[event];
  const broken = fc
    .tuple(fits, fc.nat(), fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constant(NO_TEXT)))
    .map(([fields, at, value]) => {
      const keys = Object.keys(fields);
      const key = keys[at % Math.max(1, keys.length)];
      return key === undefined ? value : { ...fields, [key]: value };
    });
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 6 }),
    broken,
    fc.tuple(broken, names).map(([value, name]) => ({ value, [name]: { polluted: true } })),
    names,
  );
  return anything.filter((value) => isMisfit(schema, value));
};

/** What an object has by itself, and what Socket.IO and Node use; none of it is an event. */
const NO_EVENTS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  'error',
  'message',
  'session:welcomed',
];

export const events: Attack = {
  name: 'events',
  ids: ['E1', 'E2', 'E5'],
  about: 'every event before the handshake, and with payloads of any shape after it',
  size: { short: 300, full: 10_000 },
  withinSeconds: { short: 120, full: 3_600 },
  async run(context) {
    const { size, seed } = context;
    const world = await createWorld(context);
    const { server } = world;
    let cases = 0;
    let unanswered = 0;
    const verdict = await world.withstand(async () => {
      const early = eventNames.map(
        (event) =>
          `21${JSON.stringify([event, fc.sample(payloadArbitraries[event], { numRuns: 1, seed })[0]])}`,
      );
      for (const packet of [...early, ...TOKENS]) {
        const raw = await openRawConnection(server);
        raw.write(packet);
        await inTime('a stranger to be cut', raw.closed(), CUT_WITHIN_MS);
        if (raw.received.some((heard) => !heard.startsWith('4'))) unanswered += 1;
        cases += 1;
      }
      const stranger = await openRawMember(server, 'Mallory');
      for (const [index, name] of NO_EVENTS.entries()) {
        const { ok, code } = await askRaw(stranger, index + 10, name, {});
        if (ok || code !== 'bad_request') unanswered += 1;
        cases += 1;
      }
      stranger.close();
      // Fewer than are cut for being many: what is asked here is what they mean.
      const AT_ONCE = 1_000;
      for (const event of eventNames) {
        for (let done = 0; done < size; done += AT_ONCE) {
          const raw = await openRawMember(server, 'Mallory');
          const numRuns = Math.min(AT_ONCE, size - done);
          const misfits = fc.sample(toMisfits(event), { numRuns, seed: seed + done });
          for (const [index, payload] of misfits.entries()) {
            const args = [
              [event, payload],
              [event, payload, 1, {}],
              [event, payload, payload],
            ][index % 3];
            const id = index % 2 === 0 ? String(index + 10) : '';
            raw.write(`2${id}${JSON.stringify(args)}`);
            cases += 1;
          }
          const last = await askRaw(raw, 9, 'room:list', {});
          if (!last.ok) unanswered += 1;
          const answers = raw.received.filter((packet) => packet.startsWith('3'));
          if (answers.some((answer) => answer.includes('"internal"'))) unanswered += 1;
          if (answers.length !== Math.ceil(numRuns / 2) + 1) unanswered += 1;
          raw.close();
        }
      }
    });
    const failures = unanswered === 0 ? [] : [`${unanswered} were not refused as they should be.`];
    return { cases, note: verdict.note, failures: [...verdict.failures, ...failures] };
  },
};
