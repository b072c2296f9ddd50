import { describe, expect, it } from 'vitest';
import { failure, success, type Result } from '../shared/lib/result';
import { toReference, toTombstone } from '../shared/model/changes';
import type { Entry } from '../shared/model/entry';
import { LIMITS } from '../shared/model/limits';
import { createMemoryStore } from './memory-store';
import { createSaved } from './saved';
import type { SavedPlace, StoredEntry } from './store';
import { aMember, aMessage, anEdit, aRoom, aRoomId, aServerId } from './testing/samples';

const serverId = aServerId('a');
const roomId = aRoomId(1);
const hashText = () => 'h'.repeat(43);
const toItem = (entry: Entry): StoredEntry => ({ entry, isForged: false });
const target = (seq: number) => toReference(aMessage(seq));

/** Saved messages of a server: what is kept here, and what only the server has. */
async function start(here: Entry[], there: Entry[] | 'offline' = []) {
  const store = createMemoryStore(hashText);
  const facts = { name: 'x', addresses: [], isHostedHere: false, isVerified: false };
  await store.saveServer({ id: serverId, ...facts });
  await store.saveWelcome(serverId, { members: [aMember(1)], rooms: [aRoom(1)] });
  const asked: number[] = [];
  const told: (readonly SavedPlace[])[] = [];
  const saved = createSaved({
    serverId,
    store,
    async keep(_, writing) {
      await writing;
      return true;
    },
    isRoom: (id) => id === roomId,
    findHere: async (_, seq) => here.filter((entry) => entry.seq === seq).map(toItem)[0] ?? null,
    async find(_, seq): Promise<Result<StoredEntry>> {
      asked.push(seq);
      if (there === 'offline') return failure('offline', 'no');
      const found = there.find((entry) => entry.seq === seq);
      return found === undefined ? failure('not_found', 'no') : success(toItem(found));
    },
    changed: (places) => void told.push(places),
  });
  const list = async () => {
    const answer = await saved.saved();
    if (!answer.ok) throw new Error('no list');
    return answer.value.items.map(({ place, item }) => [place.target.seq, item?.entry ?? null]);
  };
  return { ...saved, store, asked, told, list };
}

describe('saved messages', () => {
  it('are told as they stand now, the one saved last first, from here and from the server', async () => {
    const edited = { ...aMessage(1), edit: { ...anEdit(3, aMessage(1)), text: 'newest' } };
    const { setSaved, list, asked, told } = await start([edited], [aMessage(2)]);
    for (const seq of [1, 2])
      expect(await setSaved(roomId, target(seq), true)).toMatchObject({ ok: true });
    expect(await list()).toEqual([
      [2, aMessage(2)],
      [1, edited],
    ]);
    expect(asked).toEqual([2]);
    await setSaved(roomId, target(2), false);
    expect(await list()).toEqual([[1, edited]]);
    expect(told.map((places) => places.map((place) => place.target.seq))).toEqual([
      [1],
      [2, 1],
      [1],
    ]);
  });

  it('vanish for good when they were taken back, or when something else stands there', async () => {
    const other = aMessage(2, { clientId: aMessage(9).clientId });
    const { setSaved, list, store } = await start([toTombstone(aMessage(1), hashText), other]);
    await setSaved(roomId, target(1), true);
    await setSaved(roomId, target(2), true);
    expect(await list()).toEqual([]);
    expect(await store.loadSaved(serverId)).toEqual([]);
  });

  it('stay in the list where the server cannot be asked, and ask it once', async () => {
    const { setSaved, list, asked, store } = await start([aMessage(3)], 'offline');
    for (const seq of [1, 2, 3]) await setSaved(roomId, target(seq), true);
    expect(await list()).toEqual([
      [3, aMessage(3)],
      [2, null],
      [1, null],
    ]);
    expect(asked).toEqual([2]);
    expect(await store.loadSaved(serverId)).toHaveLength(3);
  });

  it('have an end, and are of rooms one is in', async () => {
    const { setSaved, store } = await start([]);
    expect(await setSaved(aRoomId(2), target(1), true)).toMatchObject({ code: 'not_found' });
    for (let seq = 1; seq <= LIMITS.savedPerServer; seq += 1)
      await store.saveMessage(serverId, { roomId, target: target(seq) });
    expect(await setSaved(roomId, target(999), true)).toMatchObject({ code: 'limit_reached' });
    expect(await setSaved(roomId, target(1), false)).toMatchObject({ ok: true });
    expect(await setSaved(roomId, target(999), true)).toMatchObject({ ok: true });
  });
});
