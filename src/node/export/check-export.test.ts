import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportFault, ExportReport } from '../../shared/export/report';
import { toTombstone } from '../../shared/model/changes';
import type { Entry } from '../../shared/model/entry';
import { createIdentity } from '../identity';
import { hashText } from '../keys';
import { checkExport } from './check-export';
import { aTalk, LOBBY, toExport } from './testing/sample-log';

async function* inPieces(bytes: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const check = (text: string | Uint8Array, size?: number) =>
  checkExport(inPieces(typeof text === 'string' ? Buffer.from(text) : text, size));

async function report(lines: readonly string[]): Promise<ExportReport> {
  const found = await check(lines.join(''));
  if (found?.kind !== 'checked') throw new Error(`Not checked: ${found?.kind}`);
  return found.report;
}

const kinds = ({ problems }: ExportReport): ExportFault[] => problems.map(({ fault }) => fault);

const { rosa, jonas, header, entries } = aTalk();
const right = toExport(header, entries, jonas);
/** The sums made right again, as somebody does who wants the change not to be seen; the seal they cannot make. */
const reseal = (lines: readonly string[], count = lines.length - 2): string[] => {
  const body = lines.slice(0, -1);
  const sha256 = createHash('sha256').update(body.join('')).digest('hex');
  const end = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
  return [...body, `${JSON.stringify({ ...end, entries: count, sha256 })}\n`];
};
function entryAt(index: number): Entry {
  const entry = entries.at(index);
  if (entry === undefined) throw new Error('no such entry');
  return entry;
}
const change = (line: number, edit: (text: string) => string): string[] =>
  right.map((text, index) => (index === line ? edit(text) : text));
const lineOf = (part: string): number => right.findIndex((text) => text.includes(part));

describe('a right export', () => {
  it('EX-5: is clean, and everything in it is counted', async () => {
    expect(await report(right)).toMatchObject({
      isClean: true,
      entries: entries.length,
      right: 8,
      redacted: 2,
      unexplained: 0,
      unsigned: 4,
      later: 0,
      missing: 0,
      forged: 0,
      faults: 0,
      problems: [],
      ending: 'whole',
      isSealed: true,
      byName: 'Jonas',
      rooms: 2,
    });
  });

  it('EX-3: has the sum that other programs find', () => {
    const body = right.slice(0, -1).join('');
    const sum = createHash('sha256').update(body).digest('hex');
    expect(right.at(-1)).toContain(`"sha256":"${sum}"`);
  });

  it('of the first version stays clean for ever', async () => {
    const path = join(import.meta.dirname, 'testing', 'version-1.jsonl');
    const found = await checkExport(createReadStream(path));
    expect(found).toMatchObject({ kind: 'checked', report: { isClean: true, entries: 14 } });
  });

  it('is the same in pieces of any size', async () => {
    const text = right.join('');
    const whole = await check(text, text.length * 4);
    expect(await check(text, 1)).toEqual(whole);
    expect(await check(text, 7)).toEqual(whole);
  });

  it('EX-2: holds the log as it is: first words, edits of their own, no words that were taken back', () => {
    const [message] = entries.filter((entry) => entry.kind === 'message');
    if (message?.kind !== 'message') throw new Error('no message');
    const told: Entry = {
      ...message,
      edit: { ...message, text: 'other words' },
      reactions: [{ emoji: '👍', by: [{ memberId: rosa.memberId, seq: 6 }] }],
    };
    const lines = toExport(header, [told], jonas);
    expect(JSON.parse(lines[1] ?? '')).toEqual(message);
    expect(right.join('')).not.toContain('swordfish');
    expect(right.join('')).not.toContain('flounder');
    expect(right[lineOf('"kind":"edit"')]).toContain('half past four');
  });

  it('EX-1: may leave gaps where it was written offline, and says how large they are', async () => {
    const offline = { ...header, isComplete: false };
    const found = await report(toExport(offline, entries.slice(4), jonas));
    expect(found).toMatchObject({ isClean: true, missing: 4, isComplete: false });
  });

  it('says which words were taken back without a redaction in the file', async () => {
    const message = entries[2];
    if (message?.kind !== 'message') throw new Error('no message');
    const without = entries.with(2, toTombstone(message, hashText));
    const found = await report(toExport(header, without, jonas));
    expect(found).toMatchObject({ isClean: true, redacted: 3, unexplained: 1 });
  });

  it('keeps the place of what the host’s disk has lost, and believes what refers to it', async () => {
    const { roomId, seq, at, author } = entryAt(2);
    const held = entries.with(2, { roomId, seq, at, author, kind: 'lost' });
    expect(await report(toExport(header, held, jonas))).toMatchObject({
      isClean: true,
      lost: 1,
      right: 7,
    });
  });

  it('EX-2: says of a message that a part of it needs a newer version, and the author’s signature holds', async () => {
    const message = entries[2];
    if (message?.kind !== 'message') throw new Error('no message');
    const lines = toExport(header, entries.with(2, { ...message, needsNewer: true }), jonas);
    expect(await report(lines)).toMatchObject({ isClean: true, right: 8 });
    const line = lines.findIndex((text) => text.includes('"needsNewer":true}'));
    const without = lines.map((text, index) =>
      index === line ? text.replace(',"needsNewer":true', '') : text,
    );
    expect(await report(without)).toMatchObject({ isClean: false, ending: 'changed' });
  });

  it('keeps the place of what a later version wrote', async () => {
    const { roomId, seq, at, author } = entryAt(-1);
    const later: Entry[] = [...entries.slice(0, -1), { roomId, seq, at, author, kind: 'unknown' }];
    expect(await report(toExport(header, later, jonas))).toMatchObject({
      isClean: true,
      later: 1,
      right: 7,
    });
  });
});

describe('a changed export', () => {
  const words = lineOf('Is the laser');
  const answer = lineOf('It is, until four');
  const swap = (text: string) => text.replaceAll(rosa.memberId, jonas.memberId);
  const lobbyLast = entries.filter(({ roomId }) => roomId === LOBBY).length;

  const cases: [what: string, lines: string[], expected: Partial<ExportReport>, ExportFault[]][] = [
    [
      'one changed word',
      change(words, (text) => text.replace('three', 'seven')),
      { forged: 1 },
      ['forged'],
    ],
    ['another author', change(words, swap), { forged: 1 }, ['forged']],
    [
      'other words in an edit',
      change(lineOf('half past'), (text) => text.replace('half past', 'quarter past')),
      { forged: 1 },
      ['forged'],
    ],
    [
      'another reaction',
      change(lineOf('"isOn":true'), (text) => text.replace('👍', '👎')),
      { forged: 1 },
      ['forged'],
    ],
    [
      'a reaction given instead of taken away',
      change(lineOf('"isOn":false'), (text) => text.replace('false', 'true')),
      { forged: 1 },
      ['forged'],
    ],
    [
      'another hash of words that were taken back',
      change(lineOf('"tombstone"'), (text) =>
        text.replace(/"textHash":"[^"]+"/, `"textHash":"${hashText('x')}"`),
      ),
      { forged: 1 },
      ['forged'],
    ],
    [
      'a reply to something else',
      change(answer, (text) => text.replace('"seq":3,"author"', '"seq":2,"author"')),
      { forged: 0 },
      ['wrong_target'],
    ],
    ['a line that is gone', right.toSpliced(words, 1), { missing: 1, faults: 0 }, []],
    [
      'two lines in another order',
      right.toSpliced(words, 2, right[answer] ?? '', right[words] ?? ''),
      { missing: 1 },
      ['out_of_place'],
    ],
    [
      'a line that stands twice',
      right.toSpliced(words, 0, right[words] ?? ''),
      {},
      ['out_of_place', 'repeated'],
    ],
    [
      'a right line once more, under the next number of its room',
      right
        .toSpliced(
          lobbyLast + 1,
          0,
          (right[words] ?? '').replace('"seq":3', `"seq":${lobbyLast + 1}`),
        )
        .with(0, (right[0] ?? '').replace(`"headSeq":${lobbyLast}`, `"headSeq":${lobbyLast + 1}`)),
      { forged: 0 },
      ['repeated'],
    ],
    [
      'a line of another room',
      change(words, (text) => text.replace(LOBBY, LOBBY.replace('1-0000', '9-0000'))),
      { forged: 1, missing: 1 },
      ['forged', 'out_of_place'],
    ],
    ['a line that is no entry', change(words, () => '{"kind":"message"}\n'), {}, ['unreadable']],
    [
      'a line with something hidden in it',
      change(words, (text) => text.replace('{', '{"text":"other",')),
      { missing: 1 },
      ['unreadable'],
    ],
    ['a space more', change(words, (text) => text.replace(':', ': ')), {}, ['unreadable']],
    [
      'the key of a member',
      change(0, (text) => text.replace(rosa.publicKey, createIdentity().publicKey)),
      {},
      ['wrong_key', 'unknown_author'],
    ],
    [
      'a member that is gone',
      change(0, (text) =>
        text.replace(/\{"id":"[^"]+","publicKey":"[^"]+","name":"Rosa"[^}]+\},/, ''),
      ),
      {},
      ['unknown_author'],
    ],
  ];

  it.each(cases)(
    'EX-4, EX-5, EX-6: %s is found, and where',
    async (_what, lines, expected, faults) => {
      const found = await report(lines);
      expect(found.isClean).toBe(false);
      expect(found.ending).toBe('changed');
      expect(found).toMatchObject(expected);
      expect([...new Set(kinds(found))]).toEqual(expect.arrayContaining(faults));
    },
  );

  it.each(cases)(
    'EX-4, EX-5, EX-6: %s is found where the sums were made right again',
    async (_what, lines) => {
      const found = await report(reseal(lines));
      expect(found).toMatchObject({ isClean: false, isSealed: false });
      expect(found.faults + found.missing).toBeGreaterThan(0);
    },
  );

  it('EX-3: that nobody signs is found by the seal alone', async () => {
    const renamed = change(lineOf('Lobby two'), (text) => text.replace('Lobby two', 'Lobby six'));
    expect(await report(reseal(renamed))).toMatchObject({ faults: 0, isSealed: false });
    expect((await report(reseal(renamed))).isClean).toBe(false);
    const shorter = [...right.slice(0, -2), right.at(-1) ?? ''];
    const head = shorter.with(0, (right[0] ?? '').replace('"headSeq":3', '"headSeq":2'));
    expect(await report(reseal(head))).toMatchObject({ faults: 0, missing: 0, isClean: false });
  });

  it('EX-3: sealed by somebody else is not sealed', async () => {
    expect(await report(toExport(header, entries, rosa))).toMatchObject({
      ending: 'whole',
      isSealed: false,
      isClean: false,
    });
  });

  it('says the place of what it found', async () => {
    const found = await report(change(words, (text) => text.replace('three', 'seven')));
    expect(found.problems).toEqual([
      { fault: 'forged', line: words + 1, roomName: 'Lobby', seq: 3 },
    ]);
  });
});

describe('a damaged end', () => {
  it('EX-3: is said wherever the file was cut', async () => {
    const bytes = Buffer.from(right.join(''));
    const headBytes = Buffer.byteLength(right[0] ?? '');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: headBytes, max: bytes.length - 2 }), async (length) => {
        const found = await check(bytes.subarray(0, length));
        expect(found).toMatchObject({ kind: 'checked', report: { isClean: false, ending: 'cut' } });
      }),
      { numRuns: 40 },
    );
  });

  it('is said where something follows it', async () => {
    const found = await report([...right, right[1] ?? '']);
    expect(kinds(found)).toEqual(['after_end']);
    expect(found.isClean).toBe(false);
  });

  it('without its line break is none', async () => {
    expect((await report([right.join('').trimEnd()])).isClean).toBe(true);
  });
});

describe('what is no export', () => {
  it.each(['', '\n', 'hello', '{}', '[]', '\u0000', '{"format":"hearth-export"}', '\uFEFF{}'])(
    '%j is said to be none',
    async (text) => {
      expect(await check(text)).toEqual({ kind: 'not_export' });
    },
  );

  it('of a later version is said to be newer', async () => {
    const newer = change(0, (text) => text.replace('"version":1', '"version":2'));
    expect(await check(newer.join(''))).toEqual({ kind: 'newer' });
  });

  it('EX-3: one changed byte anywhere is found', async () => {
    const bytes = Buffer.from(right.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 2),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const other = Buffer.from(bytes);
          other[at] = (other[at] ?? 0) ^ by;
          const found = await check(other);
          expect(found?.kind === 'checked' && found.report.isClean).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('EX-7: never throws, whatever stands in it', async () => {
    const junk = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => json.replace('{', '{"kind":"message","seq":1,')),
      fc.constantFrom(...right),
      fc.constantFrom(
        '{"end":true}',
        '{"kind":"unknown"}',
        '[',
        'null',
        '{"length":{"valueOf":1}}',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { maxLength: 12 }), fc.boolean(), async (lines, hasHead) => {
        const found = await check([...(hasHead ? [right[0]] : []), ...lines].join('\n'));
        expect(found === null).toBe(false);
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const found = await check(Buffer.concat([Buffer.from(right[0] ?? ''), bytes]));
        expect(found).toMatchObject({ kind: 'checked', report: { isClean: false } });
      }),
    );
  });
});

describe('while it looks', () => {
  it('can be called off', async () => {
    const signal = AbortSignal.abort();
    const bytes = Buffer.from(right.join(''));
    expect(await checkExport(inPieces(bytes), { signal })).toBeNull();
  });

  it('EX-7: does not hold a line that is too long, and goes on behind it', async () => {
    let chunks = 0;
    async function* withLongLine() {
      yield Buffer.from(right[0] ?? '');
      for (chunks = 0; chunks < 40; chunks += 1) yield Buffer.alloc(1024 * 1024, 0x61);
      yield Buffer.from(`\n${right.slice(1).join('')}`);
    }
    const found = await checkExport(withLongLine());
    expect(chunks).toBe(40);
    expect(found).toMatchObject({
      kind: 'checked',
      report: { entries: entries.length, faults: 1, ending: 'changed', isClean: false },
    });
  });
});
