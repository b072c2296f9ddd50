import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toShownText } from '../../../shared/model/changes';
import { isFound, parseSearch, toWords } from '../../../shared/model/search-words';
import type { ChatStore } from '../store';
import { admit, memberIdOf, messageOf, valueOf } from '../testing/make';
import { openDatabase } from './database';
import { createSqliteStore } from './open';

const rosa = memberIdOf('rosa');

let folder: string;
let connection: DatabaseSyncInstance;
let store: ChatStore;

const openStore = () => {
  connection = valueOf(openDatabase(join(folder, 'server.sqlite')));
  store = createSqliteStore(connection);
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-search-'));
  openStore();
  await admit(store, rosa);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const say = async (texts: string[], first = 1) => {
  const batch = texts.map((text, n) => messageOf(rosa, first + n, { text }));
  for (const outcome of await store.append(batch)) valueOf(outcome);
};
const index = async () => {
  while (valueOf(await store.indexSome()).isMore);
};
const find = async (query: string, limit = 50) => {
  const request = { memberId: rosa, query, order: 'newest', skip: 0, limit } as const;
  return valueOf(await store.search(request)).entries.map(toShownText);
};

describe('the search index', () => {
  it('SE-5: is made anew where other rules have cut the words, newest messages first', async () => {
    const texts = Array.from({ length: 450 }, (_, n) => `acorn ${n}`);
    await say(texts);
    await index();
    await store.close();
    openStore();
    connection.exec(`UPDATE search_progress SET words_version = 'of long ago'`);
    expect(await find('acorn')).toEqual([]);
    valueOf(await store.indexSome());
    expect((await find('acorn', 1))[0]).toBe('acorn 449');
    expect(await find('"acorn 3"')).toEqual([]);
    // What is said meanwhile goes before what is older.
    await say(['acorn of today'], 900);
    valueOf(await store.indexSome());
    expect((await find('acorn', 1))[0]).toBe('acorn of today');
    await index();
    expect(await find('"acorn 3"')).toEqual(['acorn 3']);
    const { count } = connection
      .prepare(`SELECT count(*) AS count FROM search WHERE search MATCH 'acorn'`)
      .get() as { count: number };
    expect(count).toBe(451);
  });

  it('SE-5: a batch that does not come to pass is taken again', async () => {
    await say(['one walnut', 'two walnuts']);
    connection.exec('PRAGMA query_only = ON');
    expect(await store.indexSome()).toMatchObject({ ok: false, code: 'unavailable' });
    connection.exec('PRAGMA query_only = OFF');
    await index();
    expect(await find('walnut')).toEqual(['two walnuts', 'one walnut']);
  });

  it('SE-2: whatever is typed, FTS5 finds what the rule says, and never complains', async () => {
    const texts = [
      'a "quoted" word, NOT (this) AND that*',
      'NEAR(a b, 5) OR col:umn ^start',
      '東京タワー and Café 7',
      'พรุ่งนี้ 회의 -minus +plus',
    ];
    await say(texts);
    await index();
    const piece = fc.constantFrom(
      '"',
      '*',
      '(',
      ')',
      ' ',
      'AND',
      'NOT',
      'a',
      'caf',
      '東',
      '京',
      '회',
      '-',
      '^',
      ':',
      '7',
      'words : "x"',
      '\uE000r1',
      '\u0000',
    );
    const query = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(query, async (typed) => {
        const expected = texts.filter((text) => isFound(toWords(text), parseSearch(typed)));
        expect((await find(typed)).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
