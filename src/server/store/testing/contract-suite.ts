import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entrySchema } from '../../../shared/model/entry';
import { LIMITS } from '../../../shared/model/limits';
import { memberSchema } from '../../../shared/model/member';
import { listedRoomSchema, roomSchema } from '../../../shared/model/room';
import type { ChatStore } from '../store';
import {
  admissionOf,
  admit,
  clientIdOf,
  codeOf,
  LOBBY,
  memberIdOf,
  messageOf,
  publicKeyOf,
  roomIdOf,
  valueOf,
} from './make';
import { describeActs } from './act-contract';
import { describeInvites } from './invite-contract';
import { describeProfiles } from './profile-contract';

const rosa = memberIdOf('rosa');
const emil = memberIdOf('emil');
const nele = memberIdOf('nele');
const nobody = memberIdOf('nobody');
const at = 5_000;

/** ST-2: what every body of the store must do, whatever it is made of. */
export function describeChatStore(name: string, open: () => Promise<ChatStore>): void {
  describe(`ST-2: ${name}`, () => {
    let store: ChatStore;
    beforeEach(async () => {
      store = await open();
      for (const id of [rosa, emil, nele]) await admit(store, id);
    });
    afterEach(() => store.close());

    const createRoom = async (
      n: number,
      over: Partial<Parameters<ChatStore['createRoom']>[0]> = {},
    ) =>
      store.createRoom({
        id: roomIdOf(n),
        memberId: rosa,
        name: `Room ${n}`,
        topic: '',
        access: 'private',
        at,
        ...over,
      });
    const send = async (...messages: Parameters<ChatStore['append']>[0]) => store.append(messages);
    const texts = async (roomId = LOBBY, memberId = rosa) => {
      const { entries } = valueOf(await store.page({ roomId, memberId, after: 0, limit: 200 }));
      return entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []));
    };

    describe('settings', () => {
      it('remembers, replaces and forgets a text', async () => {
        expect(await store.setting('password')).toBeNull();
        await store.setSetting('password', 'one');
        await store.setSetting('password', 'two');
        expect(await store.setting('password')).toBe('two');
        await store.setSetting('password', null);
        expect(await store.setting('password')).toBeNull();
      });
    });

    describe('members', () => {
      it('RM-1: a newcomer joins the lobby, which is made once', async () => {
        const lobby = (await store.room(LOBBY))?.room;
        expect(lobby).toMatchObject({ isLobby: true, access: 'public', createdBy: null });
        expect(new Set(lobby?.memberIds)).toEqual(new Set([rosa, emil, nele]));
        expect(lobby?.headSeq).toBe(3);
        const page = valueOf(
          await store.page({ roomId: LOBBY, memberId: emil, after: 2, limit: 10 }),
        );
        expect(page.entries).toEqual([
          {
            roomId: LOBBY,
            seq: 3,
            at: 1_000,
            author: nele,
            kind: 'membership',
            change: 'joined',
            memberId: nele,
          },
        ]);
      });

      it('knows a member who comes back and changes nothing', async () => {
        const again = await admit(store, rosa);
        expect(again).toMatchObject({ isChanged: false, entry: null, member: { id: rosa } });
        expect(await store.countMembers()).toBe(3);
        expect((await store.room(LOBBY))?.room.headSeq).toBe(3);
      });

      it('PR-3: the first to claim a name keeps it plain, later ones show a tag', async () => {
        const one = memberIdOf('one2');
        const two = memberIdOf('two2');
        expect((await admit(store, one, 'Mika')).member.tag).toBeNull();
        expect((await admit(store, two, 'MIKA')).member.tag).toBe('two2');
        const renamed = valueOf(await store.renameMember(rosa, 'mika'));
        expect(renamed.member).toMatchObject({ name: 'mika', tag: 'rosa' });
        // Whoever has the name keeps it plain, however it is spelt.
        expect(valueOf(await store.renameMember(one, 'mIkA')).member.tag).toBeNull();
        expect((await admit(store, memberIdOf('tri2'), 'M\u0456ka')).member.tag).toBe('tri2');
        // A name that nobody has is plain again.
        expect(valueOf(await store.renameMember(two, 'Noor')).member.tag).toBeNull();
      });

      it('PR-4: a rename keeps the identity and is listed', async () => {
        expect(valueOf(await store.renameMember(emil, 'Emilia'))).toMatchObject({
          isChanged: true,
          member: { id: emil, publicKey: publicKeyOf(emil), name: 'Emilia' },
        });
        expect(valueOf(await store.renameMember(emil, 'Emilia')).isChanged).toBe(false);
        const listed = await store.listMembers();
        expect(listed.find((member) => member.id === emil)?.name).toBe('Emilia');
        for (const member of listed) expect(memberSchema.parse(member)).toEqual(member);
        expect(codeOf(await store.renameMember(nobody, 'Who'))).toBe('not_found');
      });

      it('renames a member who comes back under another name', async () => {
        const admitted = await admit(store, nele, 'Nele B');
        expect(admitted).toMatchObject({
          isChanged: true,
          entry: null,
          member: { name: 'Nele B' },
        });
        expect((await store.member(nele))?.member.name).toBe('Nele B');
      });

      it('takes the role it is given at each admission', async () => {
        const admission = admissionOf(rosa, { role: 'host', at });
        expect(valueOf(await store.admitMember(admission))).toMatchObject({
          isChanged: true,
          member: { role: 'host' },
        });
        expect((await store.member(rosa))?.member.role).toBe('host');
      });

      it('HS-9: remembers the generation of the password, and does not forget it by an admission without one', async () => {
        const admission = admissionOf(rosa, { at });
        expect((await store.member(rosa))?.admittedGeneration).toBeNull();
        await store.admitMember({ ...admission, admittedGeneration: 4 });
        await store.admitMember({ ...admission, admittedGeneration: null });
        await store.renameMember(rosa, 'Rosa L');
        expect((await store.member(rosa))?.admittedGeneration).toBe(4);
        expect(await store.member(nobody)).toBeNull();
      });

      it('HS-15: keeps an agreement key until another comes, and says when it is another', async () => {
        const agreement = { publicKey: 'A'.repeat(43), signature: 'B'.repeat(86) };
        const other = { publicKey: 'C'.repeat(43), signature: 'D'.repeat(86) };
        const come = async (with_: typeof agreement | null) =>
          valueOf(await store.admitMember(admissionOf(rosa, { agreement: with_ })));
        expect((await store.member(rosa))?.member).not.toHaveProperty('agreement');
        expect(await come(agreement)).toMatchObject({ isChanged: true, member: { agreement } });
        expect(await come(agreement)).toMatchObject({ isChanged: false, member: { agreement } });
        expect(await come(null)).toMatchObject({ isChanged: false, member: { agreement } });
        await store.renameMember(rosa, 'Rosa L');
        const member = (await store.member(rosa))?.member;
        expect(member).toMatchObject({ name: 'Rosa L', agreement });
        expect(memberSchema.parse(member)).toEqual(member);
        expect(await come(other)).toMatchObject({ isChanged: true, member: { agreement: other } });
        const listed = (await store.listMembers()).find(({ id }) => id === rosa);
        expect(listed).toMatchObject({ agreement: other });
      });

      it('has an end: the limit of members', async () => {
        for (let n = 3; n < LIMITS.membersPerServer; n += 1) {
          await admit(store, memberIdOf(`m${toLetters(n)}`));
        }
        expect(await store.countMembers()).toBe(LIMITS.membersPerServer);
        const refused = await store.admitMember(admissionOf(nobody, { name: 'Too late' }));
        expect(codeOf(refused)).toBe('limit_reached');
        expect(await store.member(nobody)).toBeNull();
      }, 60_000);
    });

    describeProfiles(() => store);
    describeInvites(() => store);
    describeActs(() => store);

    describe('rooms', () => {
      it('RM-2: makes a room with its creator in it, and the entry that says so', async () => {
        const { room, entry } = valueOf(await createRoom(1, { name: 'Plans', topic: 'Soon' }));
        expect(roomSchema.parse(room)).toEqual({
          id: roomIdOf(1),
          kind: 'room',
          name: 'Plans',
          topic: 'Soon',
          access: 'private',
          isLobby: false,
          createdBy: rosa,
          createdAt: at,
          memberIds: [rosa],
          headSeq: 1,
          markers: [{ memberId: rosa, delivered: 1, read: 1 }],
        });
        expect(entry).toMatchObject({ seq: 1, kind: 'membership', change: 'created' });
        expect(entrySchema.parse(entry)).toEqual(entry);
      });

      it('RM-2: names of public rooms are unique, those of private ones are not', async () => {
        valueOf(await createRoom(1, { name: 'Garden', access: 'public' }));
        expect(codeOf(await createRoom(2, { name: 'gARDEN', access: 'public' }))).toBe('conflict');
        expect(codeOf(await createRoom(3, { name: 'lobby', access: 'public' }))).toBe('conflict');
        expect((await createRoom(4, { name: 'Garden' })).ok).toBe(true);
        expect((await createRoom(5, { name: 'Garden' })).ok).toBe(true);
        expect(await store.room(roomIdOf(2))).toBeNull();
      });

      it('RM-3: lists public rooms alone, with what one needs to choose', async () => {
        valueOf(await createRoom(1, { name: 'Open', access: 'public', topic: 'All' }));
        valueOf(await createRoom(2, { name: 'Hidden' }));
        const listed = await store.listPublicRooms(emil);
        expect(listed).toEqual([
          expect.objectContaining({ name: 'Lobby', memberCount: 3, isJoined: true }),
          {
            id: roomIdOf(1),
            name: 'Open',
            topic: 'All',
            createdAt: at,
            memberCount: 1,
            isJoined: false,
          },
        ]);
        for (const room of listed) expect(listedRoomSchema.parse(room)).toEqual(room);
      });

      it('RM-3 · F2: joins public rooms; a private room and none at all get the same answer', async () => {
        valueOf(await createRoom(1, { access: 'public' }));
        valueOf(await createRoom(2));
        const joined = valueOf(await store.joinRoom({ roomId: roomIdOf(1), memberId: emil, at }));
        expect(joined.entry).toMatchObject({ seq: 2, change: 'joined', author: emil });
        expect(joined.room.memberIds).toContain(emil);
        const again = valueOf(await store.joinRoom({ roomId: roomIdOf(1), memberId: emil, at }));
        expect(again.entry).toBeNull();
        const hidden = await store.joinRoom({ roomId: roomIdOf(2), memberId: emil, at });
        const missing = await store.joinRoom({ roomId: roomIdOf(9), memberId: emil, at });
        expect(hidden).toEqual(missing);
        expect(codeOf(hidden)).toBe('not_found');
      });

      it('RM-4: leaves a room, but neither the lobby nor a direct room', async () => {
        valueOf(await createRoom(1));
        const left = valueOf(await store.leaveRoom({ roomId: roomIdOf(1), memberId: rosa, at }));
        expect(left.entry).toMatchObject({ seq: 2, change: 'left', memberId: rosa });
        expect(left.room.memberIds).toEqual([]);
        expect(await store.isInRoom(roomIdOf(1), rosa)).toBe(false);
        expect(codeOf(await store.leaveRoom({ roomId: roomIdOf(1), memberId: rosa, at }))).toBe(
          'not_found',
        );
        expect(codeOf(await store.leaveRoom({ roomId: LOBBY, memberId: rosa, at }))).toBe(
          'not_allowed',
        );
        await store.openDirect({ id: roomIdOf(2), memberId: rosa, otherId: emil, at });
        expect(codeOf(await store.leaveRoom({ roomId: roomIdOf(2), memberId: emil, at }))).toBe(
          'not_allowed',
        );
        expect(await store.isInRoom(roomIdOf(2), emil)).toBe(true);
      });

      it('RM-5: any member brings others in, nobody into a direct room', async () => {
        valueOf(await createRoom(1));
        const place = { roomId: roomIdOf(1), at };
        const invite = (memberId: typeof rosa, otherId: typeof rosa) =>
          store.inviteToRoom({ ...place, memberId, otherId });
        const invited = valueOf(await invite(rosa, emil));
        expect(invited.entry).toMatchObject({ change: 'invited', author: rosa, memberId: emil });
        expect(valueOf(await invite(emil, rosa)).entry).toBeNull();
        expect(codeOf(await invite(nele, nele))).toBe('not_found');
        expect(codeOf(await invite(rosa, nobody))).toBe('not_found');
        await store.openDirect({ id: roomIdOf(2), memberId: rosa, otherId: emil, at });
        const direct = { roomId: roomIdOf(2), memberId: rosa, otherId: nele, at };
        expect(codeOf(await store.inviteToRoom(direct))).toBe('not_allowed');
        expect(await store.isInRoom(roomIdOf(2), nele)).toBe(false);
      });

      it('RM-6 · RM-8: the creator or the host changes name and topic, as an entry', async () => {
        valueOf(await createRoom(1, { name: 'Plans', access: 'public' }));
        await store.joinRoom({ roomId: roomIdOf(1), memberId: emil, at });
        const change = (
          memberId: typeof rosa,
          isHost: boolean,
          news: { name?: string; topic?: string },
        ) => store.changeRoom({ roomId: roomIdOf(1), memberId, isHost, at, ...news });
        const renamed = valueOf(await change(rosa, false, { name: 'Ideas' }));
        expect(renamed.room.name).toBe('Ideas');
        expect(renamed.entry).toMatchObject({ seq: 3, kind: 'room', name: 'Ideas' });
        expect(renamed.entry).not.toHaveProperty('topic');
        expect(entrySchema.parse(renamed.entry)).toEqual(renamed.entry);
        expect(codeOf(await change(emil, false, { topic: 'Mine' }))).toBe('not_allowed');
        expect(valueOf(await change(emil, true, { topic: 'Host' })).room.topic).toBe('Host');
        expect(codeOf(await change(nele, true, { topic: 'From outside' }))).toBe('not_found');
        expect(
          valueOf(await change(rosa, false, { name: 'Ideas', topic: 'Host' })).entry,
        ).toBeNull();
        expect(codeOf(await change(rosa, false, { name: 'LOBBY' }))).toBe('conflict');
        expect(valueOf(await change(rosa, false, { name: 'IDEAS' })).room.name).toBe('IDEAS');
        // The old name is free again.
        expect((await createRoom(2, { name: 'Plans', access: 'public' })).ok).toBe(true);
        await store.openDirect({ id: roomIdOf(3), memberId: rosa, otherId: emil, at });
        const direct = { roomId: roomIdOf(3), memberId: rosa, isHost: true, name: 'X', at };
        expect(codeOf(await store.changeRoom(direct))).toBe('not_allowed');
      });

      it('RM-7: there is one direct room of two, whoever opens it', async () => {
        const opened = valueOf(
          await store.openDirect({ id: roomIdOf(1), memberId: rosa, otherId: emil, at }),
        );
        expect(opened.entry).toMatchObject({ change: 'created', author: rosa });
        expect(opened.room).toMatchObject({ kind: 'direct', name: '', access: 'private' });
        expect(new Set(opened.room.memberIds)).toEqual(new Set([rosa, emil]));
        const again = valueOf(
          await store.openDirect({ id: roomIdOf(2), memberId: emil, otherId: rosa, at }),
        );
        expect(again).toMatchObject({ entry: null, room: { id: roomIdOf(1) } });
        for (const otherId of [rosa, nobody]) {
          const refused = await store.openDirect({ id: roomIdOf(3), memberId: rosa, otherId, at });
          expect(codeOf(refused)).toBe('not_found');
        }
      });

      it('RM-10: a member creates so many rooms and no more, directs not counted', async () => {
        await store.openDirect({ id: roomIdOf(900), memberId: rosa, otherId: emil, at });
        for (let n = 0; n < LIMITS.roomsCreatedPerMember; n += 1) valueOf(await createRoom(n));
        expect(codeOf(await createRoom(800))).toBe('limit_reached');
        expect((await createRoom(801, { memberId: emil })).ok).toBe(true);
      });

      it('answers the rooms of a member, and nobody else’s', async () => {
        valueOf(await createRoom(1));
        valueOf(await createRoom(2, { memberId: emil }));
        const rooms = await store.roomsOf(rosa);
        expect(rooms.map((room) => room.id)).toEqual([LOBBY, roomIdOf(1)]);
        for (const room of rooms) expect(roomSchema.parse(room)).toEqual(room);
        expect(await store.roomsOf(nobody)).toEqual([]);
      });

      it('DL-8: shows the markers of others in small rooms alone', async () => {
        const lobbyOf = async () => (await store.roomsOf(rosa))[0];
        expect((await lobbyOf())?.markers).toHaveLength(3);
        for (let n = 3; n < LIMITS.receiptRoomMembers; n += 1) {
          await admit(store, memberIdOf(`x${toLetters(n)}`));
        }
        expect((await lobbyOf())?.markers).toHaveLength(LIMITS.receiptRoomMembers);
        await admit(store, memberIdOf('onemore'));
        expect((await lobbyOf())?.markers).toEqual([{ memberId: rosa, delivered: 1, read: 1 }]);
        expect((await lobbyOf())?.memberIds).toHaveLength(LIMITS.receiptRoomMembers + 1);
        await admit(store, memberIdOf('another'));
        expect((await lobbyOf())?.memberIds).toHaveLength(LIMITS.receiptRoomMembers + 2);
        expect((await store.room(LOBBY))?.room.markers).toHaveLength(LIMITS.receiptRoomMembers + 2);
      });

      it('tells the people of a large room in one order, whoever comes last', async () => {
        const roomId = roomIdOf(1);
        valueOf(await createRoom(1, { access: 'public' }));
        const peopleAsTold = async () =>
          (await store.roomsOf(rosa)).find(({ id }) => id === roomId)?.memberIds;
        const people = async () => (await store.room(roomId))?.room.memberIds;
        for (let n = 0; n < LIMITS.receiptRoomMembers; n += 1) {
          const memberId = memberIdOf(`x${toLetters(n)}`);
          await admit(store, memberId);
          valueOf(await store.joinRoom({ roomId, memberId, at: 1_000 }));
        }
        expect(await peopleAsTold()).toEqual(await people());
        // A member for longer than those who are in the room.
        valueOf(await store.joinRoom({ roomId, memberId: emil, at: 1_000 }));
        expect(await peopleAsTold()).toEqual(await people());
        await admit(store, memberIdOf('onemore'));
        const memberId = memberIdOf('onemore');
        valueOf(await store.joinRoom({ roomId, memberId, at: 1_000 }));
        expect(await peopleAsTold()).toEqual(await people());
        expect(await peopleAsTold()).toHaveLength(LIMITS.receiptRoomMembers + 3);
      });
    });

    describe('messages', () => {
      it('TL-1: numbers the entries of each room without gaps, whatever is refused between', async () => {
        valueOf(await createRoom(1));
        const outcomes = await send(
          messageOf(rosa, 1),
          messageOf(emil, 1, { roomId: roomIdOf(1) }),
          messageOf(rosa, 2, { roomId: roomIdOf(1) }),
          messageOf(emil, 2),
        );
        const seqs = outcomes.map((outcome) => (outcome.ok ? outcome.value.entry.seq : null));
        expect(seqs).toEqual([4, null, 2, 5]);
        const page = valueOf(
          await store.page({ roomId: LOBBY, memberId: rosa, after: 0, limit: 50 }),
        );
        expect(page.entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5]);
        expect(page.headSeq).toBe(5);
        expect((await store.room(LOBBY))?.room.headSeq).toBe(5);
      });

      it('DL-1: answers the entry as it is stored, byte for byte', async () => {
        const text = ' “ü\u202E\n\t👩‍🔧 \u0001 --; DROP TABLE\r\n ';
        const outcome = valueOf((await send(messageOf(rosa, 7, { text })))[0] ?? missing());
        expect(outcome).toEqual({
          isNew: true,
          entry: {
            roomId: LOBBY,
            seq: 4,
            at: 2_007,
            author: rosa,
            kind: 'message',
            clientId: clientIdOf(7),
            text,
            signature: 'S'.repeat(86),
          },
        });
        const page = valueOf(
          await store.page({ roomId: LOBBY, memberId: emil, after: 3, limit: 1 }),
        );
        expect(page.entries).toEqual([outcome.entry]);
      });

      it('DL-2: the same client id again answers the entry already stored, in the same batch too', async () => {
        const [first, second] = await send(
          messageOf(rosa, 1),
          messageOf(rosa, 1, { at: 9_999, signature: 'T'.repeat(86) }),
        );
        const [third] = await send(messageOf(rosa, 1, { at: 99_999 }));
        const stored = valueOf(first ?? missing());
        expect(stored.isNew).toBe(true);
        expect(second).toEqual({ ok: true, value: { entry: stored.entry, isNew: false } });
        expect(third).toEqual(second);
        expect(await texts()).toEqual(['message 1']);
      });

      it('DL-2 · A5: with another text or room it is a conflict; by another author it is another message', async () => {
        valueOf(await createRoom(1));
        await send(messageOf(rosa, 1));
        const outcomes = await send(
          messageOf(rosa, 1, { text: 'changed' }),
          messageOf(rosa, 1, { roomId: roomIdOf(1) }),
          messageOf(rosa, 1, { roomId: roomIdOf(99) }),
          messageOf(emil, 1, { text: 'by another' }),
        );
        expect(outcomes.map(codeOf)).toEqual(['conflict', 'conflict', 'conflict', null]);
        expect(await texts()).toEqual(['message 1', 'by another']);
        expect(await texts(roomIdOf(1))).toEqual([]);
      });

      it('F2: a room that is not there and one that is not yours refuse alike, and store nothing', async () => {
        valueOf(await createRoom(1));
        const outcomes = await send(
          messageOf(emil, 1, { roomId: roomIdOf(1) }),
          messageOf(emil, 2, { roomId: roomIdOf(99) }),
          messageOf(nobody, 3),
        );
        expect(outcomes[0]).toEqual(outcomes[1]);
        expect(outcomes.map(codeOf)).toEqual(['not_found', 'not_found', 'not_found']);
        expect(await texts(roomIdOf(1))).toEqual([]);
        const page = (roomId: typeof LOBBY) =>
          store.page({ roomId, memberId: emil, after: 0, limit: 1 });
        expect(await page(roomIdOf(1))).toEqual(await page(roomIdOf(99)));
        expect(codeOf(await page(roomIdOf(1)))).toBe('not_found');
      });

      it('F11: nothing is accepted after a leave, but what was stored before is still acknowledged', async () => {
        valueOf(await createRoom(1));
        await send(messageOf(rosa, 1, { roomId: roomIdOf(1) }));
        await store.leaveRoom({ roomId: roomIdOf(1), memberId: rosa, at });
        const outcomes = await send(
          messageOf(rosa, 1, { roomId: roomIdOf(1) }),
          messageOf(rosa, 2, { roomId: roomIdOf(1) }),
        );
        expect(outcomes.map(codeOf)).toEqual([null, 'not_found']);
        expect((await store.room(roomIdOf(1)))?.room.headSeq).toBe(3);
      });

      it('answers an empty batch', async () => {
        expect(await store.append([])).toEqual([]);
        expect(await store.setMarkers([])).toEqual([]);
      });
    });

    describe('pages', () => {
      beforeEach(async () => {
        const messages = Array.from({ length: 250 }, (_, n) => messageOf(emil, n));
        for (const outcome of await store.append(messages)) valueOf(outcome);
      });
      const seqs = async (
        request: { limit: number } & ({ after: number } | { before: number }),
      ) => {
        const page = valueOf(await store.page({ roomId: LOBBY, memberId: rosa, ...request }));
        expect(page.headSeq).toBe(253);
        return page.entries.map((entry) => entry.seq);
      };

      it('TL-2: after answers the next ones, before the last ones before it, both oldest first', async () => {
        expect(await seqs({ after: 250, limit: 10 })).toEqual([251, 252, 253]);
        expect(await seqs({ after: 100, limit: 3 })).toEqual([101, 102, 103]);
        expect(await seqs({ after: 253, limit: 10 })).toEqual([]);
        expect(await seqs({ after: 9_999, limit: 10 })).toEqual([]);
        expect(await seqs({ before: 100, limit: 3 })).toEqual([97, 98, 99]);
        expect(await seqs({ before: 3, limit: 10 })).toEqual([1, 2]);
        expect(await seqs({ before: 1, limit: 10 })).toEqual([]);
        expect(await seqs({ before: 0, limit: 10 })).toEqual([]);
        expect(await seqs({ before: Number.MAX_SAFE_INTEGER, limit: 2 })).toEqual([252, 253]);
        expect(await seqs({ after: 0, limit: 200 })).toHaveLength(200);
      });

      it('TL-6: whoever joins may read all of it', async () => {
        const newcomer = memberIdOf('later');
        await admit(store, newcomer);
        const page = await store.page({ roomId: LOBBY, memberId: newcomer, after: 0, limit: 1 });
        expect(valueOf(page).entries[0]?.seq).toBe(1);
      });
    });

    describe('markers', () => {
      const move = async (news: { delivered?: number; read?: number }, memberId = rosa) =>
        (await store.setMarkers([{ roomId: LOBBY, memberId, ...news }]))[0] ?? missing();
      beforeEach(async () => {
        await store.append([messageOf(emil, 1), messageOf(emil, 2), messageOf(emil, 3)]);
      });

      it('DL-8: move forward, never back, never past the head; what is read is delivered', async () => {
        const steps = [
          [{ delivered: 5 }, { delivered: 5, read: 1 }, true],
          [{ read: 4 }, { delivered: 5, read: 4 }, true],
          [{ delivered: 2, read: 2 }, { delivered: 5, read: 4 }, false],
          [{ read: 999 }, { delivered: 6, read: 6 }, true],
          [{ delivered: 999 }, { delivered: 6, read: 6 }, false],
          [{}, { delivered: 6, read: 6 }, false],
        ] as const;
        for (const [news, marker, isMoved] of steps) {
          expect(valueOf(await move(news))).toEqual({
            marker: { memberId: rosa, ...marker },
            isMoved,
            own: { memberId: rosa, ...marker },
            isOwnMoved: isMoved,
            memberCount: 3,
          });
        }
        const [lobby] = await store.roomsOf(emil);
        expect(lobby?.markers).toContainEqual({ memberId: rosa, delivered: 6, read: 6 });
      });

      it('DL-9: begin where one comes in: what was said before is not unread', async () => {
        const newcomer = memberIdOf('later');
        const { entry } = await admit(store, newcomer);
        const marker = (await store.room(LOBBY))?.room.markers.find((m) => m.memberId === newcomer);
        expect(marker).toEqual({ memberId: newcomer, delivered: entry?.seq, read: entry?.seq });
      });

      it('F2: a room that is not yours refuses', async () => {
        valueOf(await createRoom(1, { memberId: emil }));
        const [hidden, missingRoom] = await store.setMarkers([
          { roomId: roomIdOf(1), memberId: rosa, read: 1 },
          { roomId: roomIdOf(99), memberId: rosa, read: 1 },
        ]);
        expect(hidden).toEqual(missingRoom);
        expect(codeOf(hidden ?? missing())).toBe('not_found');
      });

      it('moves several at once, one outcome each', async () => {
        const outcomes = await store.setMarkers([
          { roomId: LOBBY, memberId: rosa, read: 4 },
          { roomId: LOBBY, memberId: emil, delivered: 5 },
          { roomId: LOBBY, memberId: rosa, read: 6 },
        ]);
        expect(outcomes.map((outcome) => valueOf(outcome).marker)).toEqual([
          { memberId: rosa, delivered: 4, read: 4 },
          { memberId: emil, delivered: 5, read: 2 },
          { memberId: rosa, delivered: 6, read: 6 },
        ]);
      });
    });
  });
}

function missing(): never {
  throw new Error('An outcome is missing.');
}

/** Letters that may stand in a member id, one word a number. */
function toLetters(n: number): string {
  return n.toString(8).replaceAll(/\d/g, (digit) => 'bcdefghi'[Number(digit)] ?? 'z');
}
