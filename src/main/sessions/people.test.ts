import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../client/memory-store';
import { aMemberId } from '../../client/testing/samples';
import { LIMITS } from '../../shared/model/limits';
import { openPeople } from './people';

const start = async (store = createMemoryStore((text) => text)) => {
  let changes = 0;
  const people = await openPeople(store, () => void (changes += 1));
  return { store, people, changes: () => changes };
};
const one = aMemberId(1);

describe('PE-1: what is kept about people', () => {
  it('stays after a restart, part by part, and goes when nothing is left of it', async () => {
    const { store, people, changes } = await start();
    await people.change(one, 'Jonas', { note: 'Has the key' });
    await people.change(one, null, { isBlocked: true });
    expect(changes()).toBe(2);
    const again = (await start(store)).people;
    const kept = { memberId: one, name: 'Jonas', note: 'Has the key' };
    expect(again.all()).toEqual({ [one]: { ...kept, isMuted: false, isBlocked: true } });
    expect([...again.blocked()]).toEqual([one]);
    await again.change(one, 'Jonas', { note: '', isBlocked: false });
    expect(again.all()).toEqual({});
    expect(await store.loadPeople()).toEqual([]);
  });

  it('is not shown where it could not be written down', async () => {
    const { store, people, changes } = await start();
    const full = await openPeople(
      { ...store, savePerson: () => Promise.reject(new Error('full')) },
      () => undefined,
    );
    expect(await full.change(one, 'Jonas', { isMuted: true })).toMatchObject({
      ok: false,
      code: 'storage_failed',
    });
    expect(full.all()).toEqual({});
    expect([people.all(), changes()]).toEqual([{}, 0]);
  });

  it('has an end', async () => {
    const { people } = await start();
    for (let n = 0; n < LIMITS.peopleKept; n += 1) {
      const id = n.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? 'z');
      await people.change(id.padStart(26, '2') as typeof one, null, { isMuted: true });
    }
    expect(await people.change(one, null, { isMuted: true })).toMatchObject({
      ok: false,
      code: 'limit_reached',
    });
  });
});
