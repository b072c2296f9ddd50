import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toReference, toShownText } from '../../../shared/model/changes';
import type { MessageEntry } from '../../../shared/model/entry';
import type { RoomId } from '../../../shared/model/ids';
import type { ChatStore, SearchRequest } from '../store';
import { admit, codeOf, memberIdOf, messageOf, roomIdOf, valueOf, writtenOf } from './make';

const rosa = memberIdOf('rosa');
const emil = memberIdOf('emil');

/** ST-2: what every body of the store finds. */
export function describeSearch(name: string, open: () => Promise<ChatStore>): void {
  describe(`ST-2: ${name}: search`, () => {
    let store: ChatStore;
    let ids = 0;
    beforeEach(async () => {
      store = await open();
      for (const id of [rosa, emil]) await admit(store, id);
    });
    afterEach(() => store.close());

    const say = async (
      text: string,
      author = rosa,
      over: { roomId?: RoomId; at?: number } = {},
    ) => {
      const [outcome] = await store.append([messageOf(author, (ids += 1), { text, ...over })]);
      return valueOf(outcome ?? missing()).entry as MessageEntry;
    };
    const change = async (message: MessageEntry, text: string | null) => {
      const target = toReference(message);
      const content =
        text === null
          ? ({ kind: 'redaction', target } as const)
          : ({ kind: 'edit', target, text } as const);
      const [outcome] = await store.append([writtenOf(message.author, (ids += 1), content)]);
      valueOf(outcome ?? missing());
    };
    const index = async () => {
      while (valueOf(await store.indexSome()).isMore);
    };
    const search = async (query: string, over: Partial<SearchRequest> = {}) => {
      await index();
      const request = { memberId: rosa, query, order: 'newest', skip: 0, limit: 50 } as const;
      return store.search({ ...request, ...over });
    };
    const find = async (query: string, over: Partial<SearchRequest> = {}) =>
      valueOf(await search(query, over)).entries.map(toShownText);

    it('SE-1: finds in rooms one is in, and in no others', async () => {
      const facts = { memberId: emil, topic: '', access: 'public', at: 1 } as const;
      valueOf(await store.createRoom({ id: roomIdOf(1), name: 'Attic', ...facts }));
      await say('chestnuts here');
      await say('chestnuts there', emil, { roomId: roomIdOf(1) });
      expect(await find('chestnuts')).toEqual(['chestnuts here']);
      expect(await find('chestnuts', { memberId: emil })).toEqual([
        'chestnuts there',
        'chestnuts here',
      ]);
      const hidden = await search('chestnuts', { roomId: roomIdOf(1) });
      expect(hidden).toEqual(await search('chestnuts', { roomId: roomIdOf(99) }));
      expect(codeOf(hidden)).toBe('not_found');
      await store.joinRoom({ roomId: roomIdOf(1), memberId: rosa, at: 2 });
      expect(await find('chestnuts', { roomId: roomIdOf(1) })).toEqual(['chestnuts there']);
      await store.leaveRoom({ roomId: roomIdOf(1), memberId: rosa, at: 3 });
      expect(await find('chestnuts')).toEqual(['chestnuts here']);
    });

    it('SE-2: every word must be there, in any case, with or without accents, the last one begun', async () => {
      await say('Café mit Jürgen um ACHT, straße 7');
      await say('cafe ohne ihn');
      expect(await find('JURGEN café')).toEqual(['Café mit Jürgen um ACHT, straße 7']);
      expect(await find('cafe')).toHaveLength(2);
      expect(await find('cafe STRASSE')).toHaveLength(1);
      expect(await find('caf')).toHaveLength(2);
      expect(await find('caf mit')).toEqual([]);
      expect(await find('mit caf')).toHaveLength(1);
      expect(await find('"mit Jürgen"')).toHaveLength(1);
      expect(await find('"Jürgen mit"')).toEqual([]);
      expect(await find('"mit Jür"')).toEqual([]);
      expect(await find('"mit Jür')).toHaveLength(1);
      expect(await find('... !!')).toEqual([]);
    });

    it('SE-2: scripts without spaces are found by any part', async () => {
      await say('明日の会議は東京タワーの近くです');
      await say('내일회의는서울에서');
      await say('พรุ่งนี้ประชุมที่กรุงเทพ');
      await say('明天在北京开会');
      expect(await find('東京')).toEqual(['明日の会議は東京タワーの近くです']);
      expect(await find('タワー')).toHaveLength(1);
      expect(await find('京東')).toEqual([]);
      expect(await find('회의')).toHaveLength(1);
      expect(await find('서울')).toHaveLength(1);
      expect(await find('ประชุม')).toHaveLength(1);
      expect(await find('北京 开会')).toHaveLength(1);
      expect(await find('明')).toHaveLength(2);
    });

    it('SE-3: the words as they stand now are found, those of before are not', async () => {
      const early = await say('plums and pears');
      await index();
      const late = await say('plums and quinces');
      await change(early, 'cherries');
      await change(late, 'cherries too');
      expect(await find('plums')).toEqual([]);
      expect(await find('cherries')).toEqual(['cherries too', 'cherries']);
      await change(early, 'cherries again');
      await change(late, null);
      expect(await find('cherries')).toEqual(['cherries again']);
      const [hit] = valueOf(await search('again')).entries;
      expect(hit).toMatchObject({ text: 'plums and pears', edit: { text: 'cherries again' } });
      const unseen = await say('melons');
      await change(unseen, null);
      expect(await find('melons')).toEqual([]);
    });

    it('SE-4: is narrowed by room, author and time, and goes on where it ended', async () => {
      const day = 24 * 60 * 60_000;
      valueOf(await store.openDirect({ id: roomIdOf(1), memberId: rosa, otherId: emil, at: 1 }));
      await say('lunch 1', rosa, { at: day });
      await say('lunch 2', emil, { at: 2 * day });
      await say('lunch 3', rosa, { at: 2 * day + 5, roomId: roomIdOf(1) });
      // A clock that was set back in between.
      await say('lunch 4', rosa, { at: day + 7 });
      await say('lunch 5', emil, { at: 9 * day });
      const all = [5, 4, 3, 2, 1].map((n) => `lunch ${n}`);
      expect(await find('lunch')).toEqual(all);
      expect(await find('lunch', { roomId: roomIdOf(1) })).toEqual(['lunch 3']);
      expect(await find('lunch', { author: emil })).toEqual(['lunch 5', 'lunch 2']);
      expect(await find('lunch', { author: memberIdOf('nobody') })).toEqual([]);
      expect(await find('lunch', { from: day, until: day + 7 })).toEqual(['lunch 4', 'lunch 1']);
      expect(await find('lunch', { from: day + 1, until: 2 * day })).toEqual([
        'lunch 4',
        'lunch 2',
      ]);
      expect(await find('lunch', { from: 10 * day })).toEqual([]);
      expect(await find('lunch', { until: 3 })).toEqual([]);
      for (const order of ['newest', 'best'] as const) {
        const first = valueOf(await search('lunch', { limit: 2, order }));
        expect(first.next).toBe(2);
        const second = valueOf(await search('lunch', { limit: 2, skip: 2, order }));
        const third = valueOf(await search('lunch', { limit: 2, skip: 4, order }));
        expect(third.next).toBeNull();
        const pages = [first, second, third].flatMap(({ entries }) => entries.map(toShownText));
        expect(pages).toEqual(all);
      }
    });

    it('SE-4: the best come first: those that say it more often in fewer words, whole words before begun ones', async () => {
      await say('boat, boat and nothing but the boat');
      await say('a boathouse with many other things that have nothing to do with it');
      await say('we could, if the weather lets us, take the boat to the other side of the lake');
      expect(await find('boat', { order: 'best' })).toEqual([
        'boat, boat and nothing but the boat',
        'we could, if the weather lets us, take the boat to the other side of the lake',
        'a boathouse with many other things that have nothing to do with it',
      ]);
    });

    it('tells messages as they stand, with their reactions', async () => {
      const said = await say('pumpkins');
      const content = { kind: 'reaction', target: toReference(said), emoji: '🎃', isOn: true };
      await store.append([writtenOf(emil, (ids += 1), { ...content, kind: 'reaction' })]);
      expect(valueOf(await search('pumpkins')).entries).toMatchObject([
        { seq: said.seq, reactions: [{ emoji: '🎃' }] },
      ]);
      expect(await find('🎃')).toEqual([]);
      await say('with 🎃 inside');
      expect(await find('🎃')).toEqual(['with 🎃 inside']);
    });
  });
}

function missing(): never {
  throw new Error('An outcome is missing.');
}
