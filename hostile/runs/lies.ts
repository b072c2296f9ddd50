import fc from 'fast-check';
import { newUuid } from '../../src/node/uuid';
import { payloadArbitraries } from '../../src/server/testing/payload-arbitraries';
import {
  openRawConnection,
  openRawMember,
  type RawConnection,
} from '../../src/server/testing/raw-connection';
import { openTestClient } from '../../src/server/testing/test-client';
import { createWorld } from '../harness/world';
import type { Attack } from '../run';
import { askRaw, CUT_WITHIN_MS, eventNames, inTime, toLogin } from './usual';

/** Few enough that no rate is met, whose answer would be about the one who asks. */
const ASKED_BY_ONE = 8;

export const lies: Attack = {
  name: 'lies',
  ids: ['F1', 'F2', 'F3'],
  about: 'forged authors, rooms of others and guessed ones, logins and messages said again',
  size: { short: 5, full: 200 },
  withinSeconds: { short: 60, full: 600 },
  async run(context) {
    const { size, seed } = context;
    const world = await createWorld(context);
    const { server, honest } = world;
    const { room } = await honest.get('room:create', { name: 'Private', access: 'private' });
    await honest.send(room.id, 'for us alone');
    const failures: string[] = [];
    let cases = 0;
    const verdict = await world.withstand(
      async () => {
        const heardBefore = honest.heard.length;
        let id = 10;
        for (const event of eventNames) {
          const payloads = fc.sample(payloadArbitraries[event], { numRuns: size, seed });
          let raw: RawConnection | null = null;
          for (const [turn, payload] of payloads.entries()) {
            if (!('roomId' in payload)) continue;
            if (raw === null || turn % ASKED_BY_ONE === 0) {
              raw?.close();
              raw = await openRawMember(server, 'Mallory');
            }
            // F2: a room that is not one's own and one that is not there get the same answer.
            const answers = [];
            for (const roomId of [room.id, newUuid()]) {
              const answer = await askRaw(raw, (id += 1), event, { ...payload, roomId });
              if (answer?.code === 'slow_down') throw new Error(`the rate of ${event} is met`);
              answers.push(answer);
              cases += 1;
            }
            const [closed, none] = answers;
            // A packet of entries is answered as a whole, and each entry in it by itself.
            const isTaken = closed?.ok === true && /"seq":/.test(JSON.stringify(closed));
            // A packet of entries says by each entry that it was not taken.
            const isRefused = closed?.ok === false || (event === 'entry:append' && !isTaken);
            if (!isRefused || JSON.stringify(closed) !== JSON.stringify(none)) {
              failures.push(`F2: ${event} tells a private room from none.`);
            }
          }
          raw?.close();
        }
        // F1: whatever stands in it, the author is the one whose connection it is.
        const mallory = await openTestClient({ server, name: 'Forger' });
        const { memberId } = honest.identity;
        const forged = {
          author: memberId,
          memberId,
          sender: memberId,
          role: 'host',
          at: 1,
          seq: 1,
        };
        const message = mallory.toMessage(mallory.lobby.id, 'I am somebody else');
        const { entry } = await mallory.get('message:send', { ...message, ...forged });
        const renamed = await mallory.get('member:rename', { name: 'Boss', ...forged });
        const isOwn =
          entry.author === mallory.identity.memberId &&
          entry.seq !== 1 &&
          entry.at !== 1 &&
          renamed.member.id === mallory.identity.memberId &&
          renamed.member.role === 'member';
        if (!isOwn) failures.push('F1: a forged field was believed.');
        // F3: the same message again is the same entry, the same login on another connection is none.
        const again = await mallory.get('message:send', message);
        if (again.entry.seq !== entry.seq) failures.push('F3: a message was stored twice.');
        const stolen = honest.toMessage(honest.lobby.id, 'x');
        const theirs = await mallory.ask('message:send', { ...stolen, roomId: room.id });
        if (theirs.ok) failures.push('F2: somebody else’s room was written to.');
        const first = await openRawConnection(server);
        const login = toLogin(first.exporter(), server.serverId, 'Eve');
        first.write(login);
        await inTime('a welcome', first.receive(/session:welcomed/));
        const other = await openRawConnection(server);
        other.write(login);
        const refusal = await inTime('a refusal', other.receive(/^4/));
        await inTime('the copy to be cut', other.closed(), CUT_WITHIN_MS);
        if (!refusal.includes('bad_signature')) failures.push('F3: a login was taken twice.');
        first.write(login);
        await inTime('the second login to be cut', first.closed(), CUT_WITHIN_MS);
        cases += 7;
        const told = honest.heard
          .slice(heardBefore)
          .filter(({ payload }) => 'roomId' in payload && payload.roomId === room.id);
        if (told.length > 0)
          failures.push(`F2: ${told.length} times something was told of a private room.`);
        mallory.close();
      },
      { rows: true },
    );
    return { cases, note: verdict.note, failures: [...verdict.failures, ...failures] };
  },
};
