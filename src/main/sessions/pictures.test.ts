import { describe, expect, it } from 'vitest';
import type { ClientSession } from '../../client/client-session';
import { createMemoryStore } from '../../client/memory-store';
import { aMember } from '../../client/testing/samples';
import { hashText } from '../../node/keys';
import { failure, success } from '../../shared/lib/result';
import { aPicture } from '../../shared/model/testing/pictures';
import { createFindPicture } from './pictures';

const picture = aPicture(1);
const hash = hashText(picture);

function start(answer: string | null, own: string | null = null) {
  const store = createMemoryStore(hashText);
  let asked = 0;
  const session = {
    state: () => ({ members: { one: aMember(1, { pictureHash: hash }) } }),
    async ask() {
      asked += 1;
      return answer === null ? failure('not_found', 'gone') : success({ picture: answer });
    },
  } as unknown as Pick<ClientSession, 'state' | 'ask'>;
  const find = createFindPicture({ store, sessions: () => [session], own: () => own, hashText });
  return { store, find, asked: () => asked };
}

describe('PR-10: pictures of others', () => {
  it('are asked for once, however many rows show them, and kept', async () => {
    const { find, asked, store } = start(picture);
    expect(await Promise.all([find(hash), find(hash), find(hash)])).toEqual([
      picture,
      picture,
      picture,
    ]);
    expect(await find(hash)).toBe(picture);
    expect(asked()).toBe(1);
    expect(await store.loadPicture(hash)).toBe(picture);
  });

  it('are not shown where they are another one, or none; and not kept', async () => {
    for (const wrong of [aPicture(2), 'PHNjcmlwdD4=']) {
      const { find, store } = start(wrong);
      expect(await find(hash)).toBeNull();
      expect(await store.loadPicture(hash)).toBeNull();
    }
    const damaged = start(null);
    await damaged.store.savePicture(hash, 'PHNjcmlwdD4=');
    expect(await damaged.find(hash)).toBeNull();
  });

  it('are asked only of servers where somebody has them; the own one of nobody', async () => {
    const other = start(picture);
    expect(await other.find(hashText(aPicture(3)))).toBeNull();
    expect(other.asked()).toBe(0);
    const own = start(null, picture);
    expect(await own.find(hash)).toBe(picture);
    expect(own.asked()).toBe(0);
  });
});
