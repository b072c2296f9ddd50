import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChange,
  isChange,
  isPartlyShown,
  toReference,
  toShownText,
  toTombstone,
} from './changes';
import type { Entry, MessageEntry, TombstoneEntry, WrittenContent } from './entry';
import type { ClientId, MemberId, RoomId } from './ids';

const roomId = '01890000-0000-7000-8000-000000000000' as RoomId;
const PEOPLE = ['a', 'b', 'c'].map((letter) => letter.repeat(26) as MemberId);
const [rosa] = PEOPLE as [MemberId];
const clientIdOf = (n: number) =>
  `01890000-0000-7000-8000-${String(n).padStart(12, '0')}` as ClientId;
const hashText = (text: string) => createHash('sha256').update(text).digest('base64url');

function toEntry(seq: number, author: MemberId, content: WrittenContent) {
  const place = { roomId, seq, at: seq, author, clientId: clientIdOf(seq) };
  return { ...place, signature: 'S'.repeat(86), ...content };
}

const message = toEntry(1, rosa, { kind: 'message', text: 'one' }) as MessageEntry;

/** A log as a server may write it: changes speak of messages that are there and not taken back, edits come from authors. */
const log = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        'message',
        'edit',
        'redaction',
        'reaction',
        'reaction',
        'reaction',
        'pin',
        'pin',
      ),
      author: fc.constantFrom(...PEOPLE),
      of: fc.nat(3),
      emoji: fc.constantFrom('👍', '❤️', '🎉'),
      isOn: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    const entries: Entry[] = [message];
    const standing: MessageEntry[] = [message];
    for (const { kind, author, of, emoji, isOn } of steps) {
      const seq = entries.length + 1;
      const named = standing[of % Math.max(1, standing.length)];
      if (kind === 'message' || named === undefined) {
        const said = toEntry(seq, author, { kind: 'message', text: `text ${seq}` }) as MessageEntry;
        entries.push(said);
        standing.push(said);
        continue;
      }
      const target = toReference(named);
      if (kind === 'edit') {
        entries.push(toEntry(seq, named.author, { kind, target, text: `edit ${seq}` }));
      } else if (kind === 'redaction') {
        entries.push(toEntry(seq, author, { kind, target }));
        standing.splice(standing.indexOf(named), 1);
      } else if (kind === 'pin') entries.push(toEntry(seq, author, { kind, target, isOn }));
      else entries.push(toEntry(seq, author, { kind: 'reaction', target, emoji, isOn }));
    }
    return entries;
  });

/** The log as it stands after these further entries have been read, in order. */
function read(state: readonly Entry[], further: readonly Entry[]): Entry[] {
  const next = [...state];
  for (const entry of further) {
    next[entry.seq - 1] ??= entry;
    // What is told by now as a tombstone is a later state of the same entry.
    if (entry.kind === 'tombstone') next[entry.seq - 1] = entry;
    if (!isChange(entry)) continue;
    next.forEach((old, index) => {
      if (old.kind !== 'message' && old.kind !== 'edit') return;
      next[index] = applyChange(old, entry, hashText);
    });
  }
  return next;
}

describe('changes', () => {
  it('TL-8 · A12: a snapshot of any moment and any later part of the log, told again or not, end at the same state', () => {
    fc.assert(
      fc.property(log, fc.nat(40), fc.nat(40), (entries, at, from) => {
        const whole = read([], entries);
        const head = Math.min(at, entries.length);
        const snapshot = read([], entries.slice(0, head));
        const overlap = Math.min(from, head);
        expect(read(snapshot, entries.slice(overlap))).toEqual(whole);
      }),
    );
  });

  it('TL-8 · A12: also where the later part is told as it stands by then', () => {
    fc.assert(
      fc.property(log, fc.nat(40), fc.nat(40), fc.nat(40), (entries, at, from, then) => {
        const [head, later] = [at, then].map((n) => Math.min(n, entries.length)) as [
          number,
          number,
        ];
        const [early, late] = head < later ? [head, later] : [later, head];
        const snapshot = read([], entries.slice(0, early));
        const page = read([], entries.slice(0, late)).slice(Math.min(from, early));
        expect(read(read(snapshot, page), entries.slice(late))).toEqual(read([], entries));
      }),
    );
  });

  it('TL-9: nothing follows on a redaction', () => {
    fc.assert(
      fc.property(log, (entries) => {
        const redaction = toEntry(99, rosa, { kind: 'redaction', target: toReference(message) });
        const gone = read([], [...entries, redaction])[0];
        expect(gone?.kind).toBe('tombstone');
        expect(read([gone as TombstoneEntry], entries)[0]).toEqual(gone);
      }),
    );
  });

  it('TL-9: a tombstone has the hash and no words, and what the message replied to or the edit spoke of', () => {
    const replyTo = toReference(message);
    const reply = toEntry(2, rosa, { kind: 'message', text: 'two', replyTo }) as MessageEntry;
    expect(toTombstone(reply, hashText)).toMatchObject({ of: 'message', replyTo, seq: 2 });
    const edit = toEntry(3, rosa, { kind: 'edit', target: toReference(reply), text: 'three' });
    const redaction = toEntry(4, rosa, { kind: 'redaction', target: toReference(reply) });
    const state = read([], [message, reply, edit, redaction]);
    expect(state.map(({ kind }) => kind)).toEqual([
      'message',
      'tombstone',
      'tombstone',
      'redaction',
    ]);
    expect(state[2]).toMatchObject({
      of: 'edit',
      textHash: hashText('three'),
      target: toReference(reply),
    });
    expect(JSON.stringify(state)).not.toMatch(/two|three/);
  });

  it('TL-8: of two edits the later counts, whichever is read first; one by somebody else never', () => {
    const target = toReference(message);
    const first = toEntry(2, rosa, { kind: 'edit', target, text: 'two' });
    const second = toEntry(3, rosa, { kind: 'edit', target, text: 'three' });
    const forged = toEntry(4, PEOPLE[1] ?? rosa, { kind: 'edit', target, text: 'forged' });
    for (const order of [
      [first, second, forged],
      [second, first, forged],
    ]) {
      const shown = read([message], order)[0] as MessageEntry;
      expect(toShownText(shown)).toBe('three');
      expect(shown.text).toBe('one');
    }
  });

  it('TL-5: what an edit has beside its words is missed with the edit, and gone with the message', () => {
    const target = toReference(message);
    const edit = { ...toEntry(2, rosa, { kind: 'edit', target, text: 'two' }), needsNewer: true };
    const next = toEntry(3, rosa, { kind: 'edit', target, text: 'three' });
    const redaction = toEntry(4, rosa, { kind: 'redaction', target });
    const after = (...changes: unknown[]) => read([message], changes as Entry[])[0] as MessageEntry;
    expect(isPartlyShown(message)).toBe(false);
    expect(isPartlyShown(after(edit))).toBe(true);
    expect(isPartlyShown(after(edit, next))).toBe(false);
    const first = { ...message, needsNewer: true as const };
    expect(isPartlyShown(read([first], [next as Entry])[0] as MessageEntry)).toBe(true);
    expect(read([first], [redaction as Entry])[0]).not.toHaveProperty('needsNewer');
  });

  it('TL-8: reactions stand in one order: each emoji where its first one stands, each person where theirs does', () => {
    fc.assert(
      fc.property(log, (entries) => {
        for (const entry of read([], entries)) {
          if (entry.kind !== 'message' || entry.reactions === undefined) continue;
          const seqs = entry.reactions.map(({ by }) => by.map(({ seq }) => seq));
          for (const list of seqs) expect(list).toEqual(list.toSorted((a, b) => a - b));
          const firsts = seqs.map(([first = 0]) => first);
          expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
          expect(new Set(entry.reactions.map(({ emoji }) => emoji)).size).toBe(firsts.length);
        }
      }),
    );
  });
});

describe('TL-12: a pin', () => {
  const pinAt = (seq: number, isOn: boolean) =>
    toEntry(seq, rosa, { kind: 'pin', target: toReference(message), isOn }) as Entry;
  const after = (entry: Parameters<typeof applyChange>[0], seq: number, isOn: boolean) => {
    const change = pinAt(seq, isOn);
    if (!isChange(change)) throw new Error('not a change');
    return applyChange(entry, change, hashText);
  };

  it('is not taken off by what was said before it, and stands as it was first said', () => {
    const pinned = after(message, 5, true);
    expect(pinned).toMatchObject({ pin: { memberId: rosa, seq: 5 } });
    expect(after(pinned, 3, false)).toBe(pinned);
    expect(after(pinned, 7, true)).toBe(pinned);
    expect(after(pinned, 7, false)).toEqual(message);
  });
});
