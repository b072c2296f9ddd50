import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashText } from '../../../node/keys';
import { toReference } from '../../../shared/model/changes';
import {
  entrySchema,
  type Entry,
  type MessageEntry,
  type Reference,
  type TombstoneEntry,
} from '../../../shared/model/entry';
import { LIMITS } from '../../../shared/model/limits';
import type { ChatStore, NewEntry } from '../store';
import {
  admit,
  clientIdOf,
  codeOf,
  LOBBY,
  memberIdOf,
  messageOf,
  roomIdOf,
  valueOf,
  writtenOf,
} from './make';

const rosa = memberIdOf('rosa');
const emil = memberIdOf('emil');
const nele = memberIdOf('nele');
const at = 5_000;

/** ST-2: what every body of the store makes of edits, redactions, reactions and replies. */
export function describeChanges(name: string, open: () => Promise<ChatStore>): void {
  describe(`ST-2: ${name}: changes`, () => {
    let store: ChatStore;
    let ids = 100;
    beforeEach(async () => {
      store = await open();
      for (const id of [rosa, emil, nele]) await admit(store, id);
    });
    afterEach(() => store.close());

    const write = async (entry: NewEntry) => {
      const [outcome] = await store.append([entry]);
      if (outcome === undefined) throw new Error('An outcome is missing.');
      return outcome;
    };
    const say = async (author = rosa, text = 'first words', roomId = LOBBY) => {
      const message = messageOf(author, (ids += 1), { text, roomId });
      return valueOf(await write(message)).entry as MessageEntry;
    };
    const target = (entry: Entry): Reference => toReference(entry as MessageEntry | TombstoneEntry);
    const over = (entry: Entry) => ({ roomId: entry.roomId });
    const edit = (entry: Entry, text: string, by = rosa, n = (ids += 1)) =>
      write(writtenOf(by, n, { kind: 'edit', target: target(entry), text }, over(entry)));
    const redact = (entry: Entry, by = rosa, isHost = false, n = (ids += 1)) => {
      const content = { kind: 'redaction', target: target(entry) } as const;
      return write(writtenOf(by, n, content, { ...over(entry), isHost }));
    };
    const react = (entry: Entry, emoji: string, by = emil, isOn = true, n = (ids += 1)) => {
      const content = { kind: 'reaction', target: target(entry), emoji, isOn } as const;
      return write(writtenOf(by, n, content, over(entry)));
    };
    const all = async (roomId = LOBBY) => {
      const request = { roomId, memberId: rosa, after: 0, limit: 200 };
      const { entries } = valueOf(await store.page(request));
      for (const entry of entries) expect(entrySchema.parse(entry)).toEqual(entry);
      return entries;
    };
    const seen = async (entry: Entry) => (await all(entry.roomId))[entry.seq - 1];

    it('TL-7 · TL-8: an edit is an entry of its own, and the message is told with the newest', async () => {
      const said = await say();
      const first = valueOf(await edit(said, 'second words')).entry;
      const second = valueOf(await edit(said, 'third words')).entry;
      expect(second).toEqual({
        roomId: LOBBY,
        seq: said.seq + 2,
        at: 2_000 + ids,
        author: rosa,
        clientId: clientIdOf(ids),
        signature: 'S'.repeat(86),
        kind: 'edit',
        target: target(said),
        text: 'third words',
      });
      const { seq, clientId, signature, at: editedAt } = second;
      expect((await all()).slice(-3)).toEqual([
        { ...said, edit: { seq, clientId, signature, at: editedAt, text: 'third words' } },
        first,
        second,
      ]);
    });

    it('TL-7: nobody edits the words of another, not even the host', async () => {
      const said = await say();
      const content = { kind: 'edit', target: target(said), text: 'forged' } as const;
      expect(codeOf(await write(writtenOf(emil, 1, content, { isHost: true })))).toBe(
        'not_allowed',
      );
      expect(await seen(said)).toEqual(said);
      expect((await store.room(LOBBY))?.room.headSeq).toBe(said.seq);
    });

    it('TL-7 · F2: what names no message of the room is not found, in whatever way it is wrong', async () => {
      const said = await say();
      valueOf(
        await store.createRoom({
          id: roomIdOf(1),
          memberId: emil,
          name: 'Attic',
          topic: '',
          access: 'private',
          at,
        }),
      );
      const elsewhere = await say(emil, 'secret', roomIdOf(1));
      const edited = valueOf(await edit(said, 'other')).entry;
      const wrong: Reference[] = [
        { ...target(said), seq: 99 },
        { ...target(said), seq: 1 },
        { ...target(said), seq: edited.seq },
        { ...target(said), author: emil },
        { ...target(said), clientId: clientIdOf(99_999) },
        target(elsewhere),
      ];
      for (const named of wrong) {
        for (const content of [
          { kind: 'edit', target: named, text: 'x' },
          { kind: 'redaction', target: named },
          { kind: 'reaction', target: named, emoji: '👍', isOn: true },
          { kind: 'message', text: 'x', replyTo: named },
        ] as const) {
          const answer = await write(writtenOf(rosa, 1, content, { isHost: true }));
          expect(answer).toEqual({
            ok: false,
            code: 'not_found',
            message: 'There is no such message in this room.',
          });
        }
      }
      expect(codeOf(await react(elsewhere, '👍', rosa))).toBe('not_found');
      expect((await store.room(LOBBY))?.room.headSeq).toBe(edited.seq);
    });

    it('TL-9: of a redacted message and its edits only the hashes stay', async () => {
      const question = await say(emil, 'a question');
      const reply = messageOf(rosa, (ids += 1), { text: 'first words', replyTo: target(question) });
      const said = valueOf(await write(reply)).entry;
      const changed = valueOf(await edit(said, 'second words')).entry;
      await react(said, '👍');
      const taken = valueOf(await redact(said)).entry;
      const { text: _, kind: _kind, replyTo, ...place } = said as MessageEntry;
      expect(await seen(said)).toEqual({
        ...place,
        kind: 'tombstone',
        of: 'message',
        textHash: hashText('first words'),
        replyTo,
      });
      expect(await seen(changed)).toMatchObject({
        kind: 'tombstone',
        of: 'edit',
        textHash: hashText('second words'),
        target: target(said),
      });
      expect(await seen(taken)).toEqual(taken);
      expect(JSON.stringify(await all())).not.toMatch(/first words|second words/);
    });

    it('TL-7 · TL-9: a redacted message takes nothing more but another redaction, which changes nothing', async () => {
      const said = await say();
      await redact(said);
      const left = await seen(said);
      expect(codeOf(await edit(said, 'back again'))).toBe('not_found');
      expect(codeOf(await react(said, '👍'))).toBe('not_found');
      expect(codeOf(await redact(said, emil))).toBe('not_allowed');
      expect(valueOf(await redact(said)).isNew).toBe(true);
      expect(await seen(said)).toEqual(left);
    });

    it('TL-7: the host takes back what others wrote, except in direct rooms', async () => {
      const said = await say();
      expect(codeOf(await redact(said, emil))).toBe('not_allowed');
      expect(valueOf(await redact(said, emil, true)).isNew).toBe(true);
      expect(await seen(said)).toMatchObject({ kind: 'tombstone' });
      await store.openDirect({ id: roomIdOf(2), memberId: rosa, otherId: emil, at });
      const personal = await say(rosa, 'between us', roomIdOf(2));
      expect(codeOf(await redact(personal, emil, true))).toBe('not_allowed');
      expect(await seen(personal)).toEqual(personal);
    });

    it('TL-8: reactions stand in order of their entries, each by whom and by which', async () => {
      const said = await say();
      const thumb = valueOf(await react(said, '👍', emil)).entry;
      const heart = valueOf(await react(said, '❤️', nele)).entry;
      const other = valueOf(await react(said, '👍', nele)).entry;
      // Once more changes nothing but is kept.
      valueOf(await react(said, '👍', emil));
      expect(await seen(said)).toEqual({
        ...said,
        reactions: [
          {
            emoji: '👍',
            by: [
              { memberId: emil, seq: thumb.seq },
              { memberId: nele, seq: other.seq },
            ],
          },
          { emoji: '❤️', by: [{ memberId: nele, seq: heart.seq }] },
        ],
      });
      valueOf(await react(said, '👍', emil, false));
      valueOf(await react(said, '🎉', emil, false));
      expect(await seen(said)).toMatchObject({
        reactions: [
          { emoji: '❤️', by: [{ memberId: nele }] },
          { emoji: '👍', by: [{ memberId: nele, seq: other.seq }] },
        ],
      });
      valueOf(await react(said, '👍', nele, false));
      valueOf(await react(said, '❤️', nele, false));
      expect(await seen(said)).toEqual(said);
    });

    it('TL-10: a message has so many different emoji under it and no more', async () => {
      const said = await say();
      const emojis = Array.from({ length: LIMITS.reactionsPerMessage }, (_, n) =>
        String.fromCodePoint(0x1f400 + n),
      );
      for (const emoji of emojis) valueOf(await react(said, emoji));
      expect(codeOf(await react(said, '👍'))).toBe('limit_reached');
      expect(valueOf(await react(said, emojis[0] ?? '', nele)).isNew).toBe(true);
      valueOf(await react(said, emojis[1] ?? '', emil, false));
      expect(valueOf(await react(said, '👍')).isNew).toBe(true);
    });

    describe('TL-12: pins', () => {
      const pin = (entry: Entry, by = emil, isOn = true, n = (ids += 1)) =>
        write(writtenOf(by, n, { kind: 'pin', target: target(entry), isOn }, over(entry)));
      const pinned = async (memberId = rosa, roomId = LOBBY) =>
        valueOf(await store.pins({ roomId, memberId })).entries;

      it('stand on the message and in the list of the room, the last one first', async () => {
        const [first, second] = [await say(), await say(nele)];
        const one = valueOf(await pin(first)).entry;
        valueOf(await pin(first, nele));
        const two = valueOf(await pin(second, rosa)).entry;
        valueOf(await edit(first, 'other words'));
        expect(one).toMatchObject({ kind: 'pin', target: target(first), isOn: true });
        expect(await seen(first)).toMatchObject({ pin: { memberId: emil, seq: one.seq } });
        const list = await pinned();
        expect(list).toEqual([await seen(second), await seen(first)]);
        expect(list).toMatchObject([{ pin: { memberId: rosa, seq: two.seq } }, { edit: {} }]);
      });

      it('are taken off by anybody in the room, and can be put there again', async () => {
        const said = await say();
        valueOf(await pin(said));
        valueOf(await pin(said, nele, false));
        valueOf(await pin(said, nele, false));
        expect(await seen(said)).toEqual(said);
        expect(await pinned()).toEqual([]);
        const again = valueOf(await pin(said, rosa)).entry;
        expect(await seen(said)).toEqual({ ...said, pin: { memberId: rosa, seq: again.seq } });
      });

      it('go with the message that is taken back', async () => {
        const said = await say();
        valueOf(await pin(said));
        valueOf(await redact(said));
        expect(await pinned()).toEqual([]);
        expect(codeOf(await pin(said))).toBe('not_found');
      });

      it('are so many in a room and no more', async () => {
        const said: MessageEntry[] = [];
        for (let n = 0; n < LIMITS.pinsPerRoom; n += 1) said.push(await say());
        for (const message of said) valueOf(await pin(message));
        const more = await say();
        expect(codeOf(await pin(more))).toBe('limit_reached');
        // What is pinned already is not one more.
        expect((await pin(said[0] ?? more, nele)).ok).toBe(true);
        valueOf(await pin(said[3] ?? more, nele, false));
        expect((await pin(more)).ok).toBe(true);
        expect(await pinned()).toHaveLength(LIMITS.pinsPerRoom);
      });

      it('DL-2: under the same client id are stored once', async () => {
        const said = await say();
        const first = valueOf(await pin(said, emil, true, 50)).entry;
        expect(valueOf(await pin(said, emil, true, 50))).toEqual({ entry: first, isNew: false });
        expect(codeOf(await pin(said, emil, false, 50))).toBe('conflict');
      });

      it('F2: are told to nobody who is not in the room', async () => {
        const stranger = memberIdOf('stranger');
        expect(codeOf(await store.pins({ roomId: LOBBY, memberId: stranger }))).toBe('not_found');
        expect(codeOf(await store.pins({ roomId: roomIdOf(9), memberId: rosa }))).toBe('not_found');
      });
    });

    describe('TL-13: the edits of a message', () => {
      const editsOf = (entry: Entry, limit = 10, memberId = rosa) =>
        store.edits({ roomId: entry.roomId, memberId, seq: entry.seq, limit });

      it('are told oldest first, of many the newest', async () => {
        const [said, other] = [await say(), await say()];
        for (const text of ['two', 'three', 'four']) valueOf(await edit(said, text));
        valueOf(await edit(other, 'else'));
        const told = valueOf(await editsOf(said)).entries;
        expect(told).toMatchObject([{ text: 'two' }, { text: 'three' }, { text: 'four' }]);
        expect(told.every((entry) => entry.kind === 'edit')).toBe(true);
        expect(valueOf(await editsOf(said, 2)).entries).toEqual(told.slice(1));
        expect(valueOf(await editsOf(await say())).entries).toEqual([]);
      });

      it('are gone with the words, and what is no message has none', async () => {
        const said = await say();
        valueOf(await edit(said, 'two'));
        expect(codeOf(await editsOf(said, 10, memberIdOf('stranger')))).toBe('not_found');
        valueOf(await redact(said));
        expect(codeOf(await editsOf(said))).toBe('not_found');
        const membership = { roomId: LOBBY, memberId: rosa, seq: 1, limit: 9 };
        expect(codeOf(await store.edits(membership))).toBe('not_found');
      });
    });

    describe('TL-14: the first entry at or after a time', () => {
      const seek = async (time: number) =>
        valueOf(await store.seek({ roomId: LOBBY, memberId: rosa, at: time })).seq;

      it('is found, and the newest where all are earlier', async () => {
        const { headSeq } = (await store.room(LOBBY))?.room ?? missing();
        for (const time of [5_000, 5_000, 6_000, 9_000]) {
          valueOf(await write(messageOf(rosa, (ids += 1), { at: time })));
        }
        expect(await seek(0)).toBe(1);
        expect(await seek(5_000)).toBe(headSeq + 1);
        expect(await seek(5_001)).toBe(headSeq + 3);
        expect(await seek(9_000)).toBe(headSeq + 4);
        expect(await seek(99_000)).toBe(headSeq + 4);
        const elsewhere = { roomId: LOBBY, memberId: memberIdOf('stranger'), at: 1 };
        expect(codeOf(await store.seek(elsewhere))).toBe('not_found');
      });

      it('is some entry of the room where the clock was set back', async () => {
        for (const time of [9_000, 5_000, 7_000, 6_000]) {
          valueOf(await write(messageOf(rosa, (ids += 1), { at: time })));
        }
        const { headSeq } = (await store.room(LOBBY))?.room ?? missing();
        for (const time of [0, 5_500, 6_500, 8_000, 99_000]) {
          const seq = await seek(time);
          expect(seq).toBeGreaterThanOrEqual(1);
          expect(seq).toBeLessThanOrEqual(headSeq);
        }
      });
    });

    it('TL-11: a reply names a message of the room, also one that was redacted', async () => {
      const said = await say(emil);
      const answer = { text: 'yes', replyTo: target(said) };
      const reply = valueOf(await write(messageOf(rosa, 1, answer))).entry;
      expect(await seen(reply)).toEqual({ ...reply, replyTo: target(said) });
      await redact(said, emil);
      expect(valueOf(await write(messageOf(nele, 2, answer))).isNew).toBe(true);
    });

    it('DL-2: every kind under the same client id again answers what is stored, as it stands', async () => {
      const said = await say();
      valueOf(await edit(said, 'other', rosa, 1));
      valueOf(await react(said, '👍', rosa, true, 2));
      const repeated = [
        messageOf(rosa, 101, { text: 'x', clientId: said.clientId }),
        messageOf(rosa, 101, { text: 'first words', clientId: said.clientId, at: 9 }),
      ];
      const [changed, same] = await store.append(repeated);
      expect(codeOf(changed ?? missing())).toBe('conflict');
      expect(same).toEqual({ ok: true, value: { entry: await seen(said), isNew: false } });
      expect(await edit(said, 'other', rosa, 1)).toMatchObject({
        value: { isNew: false, entry: { kind: 'edit', text: 'other' } },
      });
      expect(codeOf(await edit(said, 'yet another', rosa, 1))).toBe('conflict');
      expect(codeOf(await react(said, '👍', rosa, false, 2))).toBe('conflict');
      expect(codeOf(await redact(said, rosa, false, 2))).toBe('conflict');
      expect(await react(said, '👍', rosa, true, 2)).toMatchObject({ value: { isNew: false } });
      valueOf(await redact(said, rosa, false, 3));
      expect(await redact(said, rosa, false, 3)).toMatchObject({
        value: { isNew: false, entry: { kind: 'redaction' } },
      });
    });

    it('DL-2: a retry is harmless also when the words have been taken back since', async () => {
      const said = await say();
      const changed = messageOf(rosa, 0, { text: 'second words', clientId: said.clientId });
      valueOf(await edit(said, 'second words', rosa, 1));
      await redact(said);
      const [same, other] = await store.append([
        messageOf(rosa, 0, { text: 'first words', clientId: said.clientId }),
        changed,
      ]);
      expect(same).toEqual({ ok: true, value: { entry: await seen(said), isNew: false } });
      expect(codeOf(other ?? missing())).toBe('conflict');
      expect(await edit(said, 'second words', rosa, 1)).toMatchObject({
        value: { isNew: false, entry: { kind: 'tombstone', of: 'edit' } },
      });
    });

    it('F2 · F11: who is not in the room changes nothing in it', async () => {
      valueOf(
        await store.createRoom({
          id: roomIdOf(1),
          memberId: rosa,
          name: 'Attic',
          topic: '',
          access: 'public',
          at,
        }),
      );
      const said = await say(rosa, 'before', roomIdOf(1));
      expect(await react(said, '👍')).toEqual(
        await write(
          writtenOf(
            emil,
            1,
            { kind: 'reaction', target: target(said), emoji: '👍', isOn: true },
            { roomId: roomIdOf(77) },
          ),
        ),
      );
      await store.leaveRoom({ roomId: roomIdOf(1), memberId: rosa, at });
      expect(codeOf(await edit(said, 'after'))).toBe('not_found');
      expect(codeOf(await redact(said))).toBe('not_found');
      expect((await store.room(roomIdOf(1)))?.room.headSeq).toBe(said.seq + 1);
    });

    it('TL-1: one batch may hold a message and what changes it', async () => {
      const said = messageOf(rosa, 1, { text: 'one' });
      const named = { seq: 4, author: rosa, clientId: said.clientId };
      const outcomes = await store.append([
        said,
        writtenOf(rosa, 2, { kind: 'edit', target: named, text: 'two' }),
        writtenOf(emil, 3, { kind: 'edit', target: named, text: 'three' }),
        writtenOf(emil, 4, { kind: 'reaction', target: named, emoji: '👍', isOn: true }),
        writtenOf(rosa, 5, { kind: 'redaction', target: named }),
        writtenOf(rosa, 6, { kind: 'edit', target: named, text: 'four' }),
      ]);
      expect(outcomes.map((one) => (one.ok ? one.value.entry.seq : one.code))).toEqual([
        4,
        5,
        'not_allowed',
        6,
        7,
        'not_found',
      ]);
      expect((await all()).slice(3).map(({ kind }) => kind)).toEqual([
        'tombstone',
        'tombstone',
        'reaction',
        'redaction',
      ]);
    });

    describe('reading that is not shown', () => {
      const move = async (news: { delivered?: number; read?: number; isPrivate?: boolean }) => {
        const [moved] = await store.setMarkers([{ roomId: LOBBY, memberId: rosa, ...news }]);
        return valueOf(moved ?? missing());
      };
      const markerFor = async (memberId: typeof rosa) => {
        const [lobby] = await store.roomsOf(memberId);
        return lobby?.markers.find((marker) => marker.memberId === rosa);
      };

      it('DL-10: counts for its member, is never seen by others, and is overtaken by what is shown', async () => {
        for (let n = 0; n < 5; n += 1) await say(emil);
        expect(await move({ read: 6, isPrivate: true })).toEqual({
          marker: { memberId: rosa, delivered: 6, read: 1 },
          isMoved: true,
          own: { memberId: rosa, delivered: 6, read: 6 },
          isOwnMoved: true,
          memberCount: 3,
        });
        expect(await markerFor(rosa)).toEqual({ memberId: rosa, delivered: 6, read: 6 });
        expect(await markerFor(emil)).toEqual({ memberId: rosa, delivered: 6, read: 1 });
        expect(await store.room(LOBBY)).toMatchObject({
          room: { markers: expect.arrayContaining([{ memberId: rosa, delivered: 6, read: 1 }]) },
          privateReads: [{ memberId: rosa, read: 6 }],
        });
        expect(await move({ read: 4, isPrivate: true })).toMatchObject({
          isMoved: false,
          isOwnMoved: false,
        });
        expect(await move({ read: 5 })).toMatchObject({
          marker: { read: 5 },
          isMoved: true,
          own: { read: 6 },
          isOwnMoved: false,
        });
        const shown = await move({ read: 8 });
        expect(shown).toMatchObject({ marker: { read: 8 }, own: { read: 8 } });
        expect(shown.own).toEqual(shown.marker);
        expect(await markerFor(emil)).toEqual({ memberId: rosa, delivered: 8, read: 8 });
        expect((await store.room(LOBBY))?.privateReads).toEqual([]);
        expect(await move({ read: 999, isPrivate: true })).toMatchObject({ own: { read: 8 } });
      });
    });
  });
}

function missing(): never {
  throw new Error('An outcome is missing.');
}
