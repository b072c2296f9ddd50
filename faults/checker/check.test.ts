import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check';
import type { Evidence, JournalLine, StoredLine, Witness } from './evidence';

const ROOM = 'lobby';

/** A talk in which everything went well: who wrote each message, in the order stored, and where lives ended. */
interface Talk {
  authors: number[];
  /** After how many entries each participant's process was started anew. */
  restarts: number[];
}

const PEOPLE = 3;
const talks: fc.Arbitrary<Talk> = fc.record({
  authors: fc.array(fc.nat(PEOPLE - 1), { minLength: 2, maxLength: 40 }),
  restarts: fc.array(fc.nat(40), { maxLength: 3 }),
});

/** The evidence that such a talk leaves behind. */
function tell({ authors, restarts }: Talk): Evidence {
  const counts = Array.from({ length: PEOPLE }, () => 0);
  const stored: StoredLine[] = [{ room: ROOM, seq: 1, id: null }];
  authors.forEach((author, index) => {
    const number = counts[author] ?? 0;
    counts[author] = number + 1;
    stored.push({ room: ROOM, seq: index + 2, id: `p${author}.${number}` });
  });
  const witnesses = counts.map((_, person): Witness => {
    const journal: JournalLine[] = [{ what: 'began' }];
    for (const { seq, id } of stored) {
      if (restarts.includes(seq)) {
        journal.push({ what: 'began' });
        const cached = stored.filter((line) => line.seq < seq);
        journal.push({
          what: 'shown',
          how: 'cache',
          room: ROOM,
          items: cached.map((line) => [line.seq, line.id]),
        });
      }
      if (id?.startsWith(`p${person}.`) === true) {
        journal.push({ what: 'intended', id }, { what: 'attempted', id });
        journal.push({ what: 'acknowledged', id, room: ROOM, seq });
      }
      journal.push({ what: 'shown', how: 'news', room: ROOM, items: [[seq, id]] });
    }
    const kept = stored.map((line) => ({ ...line }));
    return { name: `p${person}`, journal, kept, isWatching: true };
  });
  return { witnesses, stored };
}

/** A talk and a place in it. */
const placed = fc.tuple(talks, fc.nat(), fc.nat(PEOPLE - 1));
const pick = <T>(items: readonly T[], place: number): T => {
  const item = items[place % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
};
const messagesOf = (evidence: Evidence) => evidence.stored.filter(({ id }) => id !== null);
const witnessOf = (evidence: Evidence, person: number): Witness => pick(evidence.witnesses, person);
const without = (evidence: Evidence, lost: string): Evidence => ({
  ...evidence,
  stored: evidence.stored.filter(({ id }) => id !== lost),
});
const news = (items: [number, string | null][]): JournalLine => ({
  what: 'shown',
  how: 'news',
  room: ROOM,
  items,
});

describe('the checker', () => {
  it('finds nothing where nothing went wrong', () => {
    fc.assert(
      fc.property(talks, (talk) => {
        const verdict = check(tell(talk));
        expect(verdict).toEqual({
          acknowledged: talk.authors.length,
          lost: 0,
          duplicated: 0,
          outOfOrder: 0,
          invented: 0,
          slowed: 0,
          findings: [],
        });
      }),
    );
  });

  it('finds a stored message that is gone', () => {
    fc.assert(
      fc.property(placed, ([talk, place]) => {
        const evidence = tell(talk);
        const gone = pick(messagesOf(evidence), place).id ?? '';
        const verdict = check(without(evidence, gone));
        expect(verdict.lost).toBeGreaterThan(0);
        expect(verdict.findings.join()).toContain(gone);
      }),
    );
  });

  it('finds one that was only acknowledged, or only in the outbox', () => {
    fc.assert(
      fc.property(placed, fc.constantFrom('acknowledged', 'attempted'), ([talk, place], left) => {
        const evidence = tell(talk);
        const gone = pick(messagesOf(evidence), place).id ?? '';
        const journals = evidence.witnesses.map(({ name, journal, isWatching }) => ({
          name,
          isWatching,
          kept: null,
          journal: journal
            .filter((line) => !('id' in line) || line.id !== gone || line.what === left)
            .map((line) =>
              line.what === 'shown'
                ? { ...line, items: line.items.filter(([, id]) => id !== gone) }
                : line,
            ),
        }));
        const { lost } = check({ ...without(evidence, gone), witnesses: journals });
        expect(lost).toBeGreaterThan(0);
      }),
    );
  });

  it('RL-5: finds that somebody was held to a rate', () => {
    const evidence = tell({ authors: [0, 1, 2], restarts: [] });
    witnessOf(evidence, 1).journal.push({ what: 'slowed', by: 'the handshake was refused' });
    const verdict = check(evidence);
    expect(verdict).toMatchObject({ lost: 0, slowed: 1 });
    expect(verdict.findings).toEqual([
      `${witnessOf(evidence, 1).name} met a rate limit: the handshake was refused.`,
    ]);
  });

  it('does not ask for one whose author was killed before it was written down', () => {
    const evidence = tell({ authors: [0, 1, 2], restarts: [] });
    witnessOf(evidence, 0).journal.push({ what: 'intended', id: 'p0.killed' });
    expect(check(evidence).lost).toBe(0);
  });

  it('finds a message that one participant never saw', () => {
    fc.assert(
      fc.property(placed, ([talk, place, person]) => {
        const evidence = tell({ ...talk, restarts: [] });
        const unseen = pick(messagesOf(evidence), place);
        const witness = witnessOf(evidence, person);
        witness.journal = witness.journal.filter(
          (line) => line.what !== 'shown' || line.items[0]?.[0] !== unseen.seq,
        );
        expect(check(evidence).lost).toBe(1);
      }),
    );
  });

  it('does not ask it of one who only writes', () => {
    const evidence = tell({ authors: [0, 1, 2], restarts: [] });
    evidence.witnesses.push({ name: 'writer', journal: [], kept: null, isWatching: false });
    expect(check(evidence).lost).toBe(0);
  });

  it('finds a message that is stored twice', () => {
    fc.assert(
      fc.property(placed, ([talk, place]) => {
        const evidence = tell(talk);
        const twice = pick(messagesOf(evidence), place);
        evidence.stored.push({ ...twice, seq: evidence.stored.length + 1 });
        expect(check(evidence)).toMatchObject({ duplicated: 1, outOfOrder: 0 });
      }),
    );
  });

  it('finds a message that was shown twice as news, also in a later life', () => {
    fc.assert(
      fc.property(placed, fc.boolean(), ([talk, place, person], isLater) => {
        const evidence = tell({ ...talk, restarts: [] });
        const { seq, id } = pick(messagesOf(evidence), place);
        const { journal } = witnessOf(evidence, person);
        if (isLater) journal.push({ what: 'began' });
        journal.push(news([[seq, id]]));
        expect(check(evidence).duplicated).toBe(1);
      }),
    );
  });

  it('finds two messages stored in the other order', () => {
    fc.assert(
      fc.property(placed, ([talk, place]) => {
        const evidence = tell({ ...talk, authors: talk.authors.map(() => 0) });
        const index = 1 + (place % (talk.authors.length - 1));
        const [one, other] = [evidence.stored[index], evidence.stored[index + 1]];
        if (one === undefined || other === undefined) throw new Error('The talk is too short.');
        [one.id, other.id] = [other.id, one.id];
        expect(check(evidence).outOfOrder).toBeGreaterThan(0);
      }),
    );
  });

  it('finds two messages shown in the other order', () => {
    fc.assert(
      fc.property(placed, ([talk, place, person]) => {
        const evidence = tell({ ...talk, restarts: [] });
        const { journal } = witnessOf(evidence, person);
        const shown = journal.filter((line) => line.what === 'shown');
        const index = place % (shown.length - 1);
        const [one, other] = [shown[index], shown[index + 1]];
        if (one === undefined || other === undefined) throw new Error('The talk is too short.');
        [one.items, other.items] = [other.items, one.items];
        expect(check(evidence).outOfOrder).toBeGreaterThan(0);
      }),
    );
  });

  it('finds a hole in the numbers, and a number that is not the one acknowledged', () => {
    fc.assert(
      fc.property(placed, ([talk, place]) => {
        const evidence = tell(talk);
        const from = pick(messagesOf(evidence), place).seq;
        for (const line of evidence.stored) if (line.seq >= from) line.seq += 1;
        const { outOfOrder } = check(evidence);
        expect(outOfOrder).toBeGreaterThan(0);
      }),
    );
  });

  it('finds a hole in what a participant keeps, and an entry that stands elsewhere', () => {
    fc.assert(
      fc.property(placed, ([talk, place, person]) => {
        const evidence = tell({ ...talk, authors: [...talk.authors, 0, 1, 2] });
        const witness = witnessOf(evidence, person);
        const inside = 1 + (place % (evidence.stored.length - 2));
        witness.kept = evidence.stored.filter((_, index) => index !== inside);
        expect(check(evidence).lost).toBe(1);
        witness.kept = [{ room: ROOM, seq: inside, id: 'p0.elsewhere' }];
        expect(check(evidence).outOfOrder).toBe(1);
      }),
    );
  });

  it('finds words that nobody wrote', () => {
    const evidence = tell({ authors: [0, 1], restarts: [] });
    evidence.stored.push({ room: ROOM, seq: 4, id: 'nobody' });
    witnessOf(evidence, 0).journal.push(news([[4, 'nobody']]));
    expect(check(evidence).invented).toBe(2);
  });

  it('lets a timeline be shown again that was begun anew', () => {
    const evidence = tell({ authors: [0, 1], restarts: [] });
    const { journal } = witnessOf(evidence, 2);
    journal.push({ what: 'reset', room: ROOM });
    journal.push(news(evidence.stored.map(({ seq, id }) => [seq, id])));
    expect(check(evidence)).toMatchObject({ duplicated: 0, outOfOrder: 0, lost: 0 });
  });
});
