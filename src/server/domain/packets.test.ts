import { describe, expect, it } from 'vitest';
import { failure } from '../../shared/lib/result';
import { applyChange, toReference } from '../../shared/model/changes';
import type { Entry, Writing, WrittenContent } from '../../shared/model/entry';
import type { MemberId, RoomId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { hashText } from '../../node/keys';
import { clientIdOf, memberIdOf, roomIdOf, valueOf } from '../store/testing/make';
import { createTestDomain } from './testing/make-domain';

const rosa = memberIdOf('rosa');
const emil = memberIdOf('emil');

async function start() {
  const test = createTestDomain({ ownerId: rosa });
  for (const id of [rosa, emil]) await test.admit(id);
  await test.take();
  const lobby = (await test.store.roomsOf(rosa))[0]?.id ?? roomIdOf(0);
  const { operations } = test.domain;
  const to = (n: number, content: WrittenContent): Writing => ({
    clientId: clientIdOf(n),
    signature: test.sign,
    ...content,
  });
  const say = (n: number, text = `message ${n}`) => to(n, { kind: 'message', text });
  const hand = async (author: MemberId, entries: Writing[], roomId: RoomId = lobby) => {
    const { results } = valueOf(await operations['entry:append'](author, { roomId, entries }));
    return results;
  };
  /** The numbers of what was stored, the codes of what was not. */
  const outcomes = async (author: MemberId, entries: Writing[], roomId?: RoomId) =>
    (await hand(author, entries, roomId)).map((one) => (one.ok ? one.entry.seq : one.code));
  const page = async (after: number) => {
    const given = await test.store.page({ roomId: lobby, memberId: rosa, after, limit: 200 });
    return valueOf(given).entries;
  };
  return { ...test, operations, lobby, to, say, hand, outcomes, page };
}

/** The message in a result that must hold one. */
function messageIn(result: { ok: true; entry: Entry } | { ok: false } | undefined) {
  if (result?.ok !== true || result.entry.kind !== 'message') throw new Error('No message.');
  return result.entry;
}

describe('packets', () => {
  it('DL-13: entries of every kind are stored in the order handed over, in one commit, and told together', async () => {
    const { hand, to, say, take, store, operations, lobby, sign } = await start();
    const target = toReference(messageIn((await hand(rosa, [say(1)]))[0]));
    await take();
    const commits: number[] = [];
    const { append } = store;
    store.append = async (entries) => {
      commits.push(entries.length);
      return append(entries);
    };
    const packet = [
      to(2, { kind: 'edit', target, text: 'better' }),
      say(3),
      to(4, { kind: 'reaction', target, emoji: '👍', isOn: true }),
      to(5, { kind: 'redaction', target }),
    ];
    const [results] = await Promise.all([
      hand(rosa, packet),
      operations['message:send'](emil, {
        roomId: lobby,
        clientId: clientIdOf(6),
        text: 'meanwhile',
        signature: sign,
      }),
    ]);
    expect(commits).toEqual([5]);
    expect(results.map((one) => one.ok && [one.entry.seq, one.entry.kind])).toEqual([
      [4, 'edit'],
      [5, 'message'],
      [6, 'reaction'],
      [7, 'redaction'],
    ]);
    const told = await take();
    expect(told).toHaveLength(1);
    expect(told).toMatchObject([
      { entries: [{ seq: 4 }, { seq: 5 }, { seq: 6 }, { seq: 7 }, { seq: 8, author: emil }] },
    ]);
  });

  it('DL-13: what is refused for good does not hold up the rest', async () => {
    const { outcomes, hand, to, say } = await start();
    const theirs = toReference(messageIn((await hand(emil, [say(1)]))[0]));
    await hand(rosa, [say(2)]);
    expect(
      await outcomes(rosa, [
        say(3),
        to(4, { kind: 'edit', target: theirs, text: 'mine' }),
        say(2, 'other words'),
        to(5, { kind: 'reaction', target: { ...theirs, seq: 1 }, emoji: '👍', isOn: true }),
        say(6),
      ]),
    ).toEqual([5, 'not_allowed', 'conflict', 'not_found', 6]);
  });

  it('DL-3 · F1: author, time and seq are the server’s, whatever stands in a packet', async () => {
    const { hand, say, clock } = await start();
    const forged = { ...say(1), author: rosa, at: 1, seq: 999, isHost: true, edit: { text: 'x' } };
    const [result] = await hand(emil, [forged]);
    expect(result).toMatchObject({ entry: { author: emil, seq: 3, at: clock.now() } });
    expect(messageIn(result)).not.toHaveProperty('edit');
  });

  it('DL-2: sent again, also in part or beside others, it answers what is stored', async () => {
    const { outcomes, say, page } = await start();
    expect(await outcomes(rosa, [say(1), say(2)])).toEqual([3, 4]);
    expect(await outcomes(rosa, [say(2), say(3), say(1), say(3)])).toEqual([4, 5, 3, 5]);
    expect(await page(2)).toHaveLength(3);
  });

  it('DL-13: what passes by itself refuses all, stores none and tells nobody; then all are stored in order', async () => {
    const { outcomes, say, take, store, page } = await start();
    const { append } = store;
    store.append = async (entries) => entries.map(() => failure('unavailable', 'full'));
    expect(await outcomes(rosa, [say(1), say(2)])).toEqual(['unavailable', 'unavailable']);
    expect(await take()).toEqual([]);
    store.append = append;
    expect(await outcomes(rosa, [say(1), say(2)])).toEqual([3, 4]);
    expect((await page(2)).map((entry) => entry.kind === 'message' && entry.text)).toEqual([
      'message 1',
      'message 2',
    ]);
  });

  it('F2 · RM-3: where there is no such room, and where it is not one’s own, each gets the same answer', async () => {
    const { hand, operations, say } = await start();
    const { room } = valueOf(
      await operations['room:create'](rosa, { name: 'Plans', access: 'private' }),
    );
    const hidden = await hand(emil, [say(1), say(2)], room.id);
    expect(hidden).toEqual(await hand(emil, [say(1), say(2)], roomIdOf(12_345)));
    expect(hidden.map((one) => !one.ok && one.code)).toEqual(['not_found', 'not_found']);
  });

  it('DL-13: an answer that would be too heavy tells each as it was first said, and the later entries are the rest', async () => {
    const { hand, say, to, store, page } = await start();
    const packet = [say(1), say(2)];
    const said = (await hand(rosa, packet)).map(messageIn);
    const [first] = said;
    if (first === undefined) throw new Error('Nothing was said.');
    await hand(rosa, [to(3, { kind: 'edit', target: toReference(first), text: 'better' })]);
    expect((await hand(rosa, packet))[0]).toMatchObject({ entry: { edit: { text: 'better' } } });
    const { append } = store;
    const crowd = Array.from({ length: LIMITS.reactionsPerMessage }, () => ({
      emoji: '👍',
      by: Array.from({ length: LIMITS.membersPerServer }, () => ({ memberId: emil, seq: 5 })),
    }));
    store.append = async (entries) => {
      const outcomes = await append(entries);
      return outcomes.map((one) => {
        if (!one.ok || one.value.entry.kind !== 'message') return one;
        return {
          ok: true,
          value: { ...one.value, entry: { ...one.value.entry, reactions: crowd } },
        };
      });
    };
    const again = (await hand(rosa, packet)).map(messageIn);
    expect(Buffer.byteLength(JSON.stringify(again))).toBeLessThan(LIMITS.answerBytes);
    expect(again).toEqual(said);
    const [now, , edit] = await page(2);
    expect(edit?.kind === 'edit' && applyChange(first, edit, hashText)).toEqual(now);
  });

  it('DL-1: full packets of many share commits of a bounded size', async () => {
    const { hand, say, store } = await start();
    const commits: number[] = [];
    const { append } = store;
    store.append = async (entries) => {
      commits.push(entries.length);
      return append(entries);
    };
    const packets = Array.from({ length: 40 }, (_, packet) =>
      Array.from({ length: LIMITS.batchEntries }, (__, n) => say(packet * 100 + n)),
    );
    const answered = await Promise.all(packets.map((packet) => hand(rosa, packet)));
    expect(answered.flat().map((one) => one.ok && one.entry.seq)).toEqual(
      Array.from({ length: 40 * LIMITS.batchEntries }, (_, n) => n + 3),
    );
    expect(Math.max(...commits)).toBeLessThanOrEqual(500);
    expect(commits.length).toBeLessThan(packets.length);
  });
});
