import { beforeEach, describe, expect, it } from 'vitest';
import { auditItemSchema, banSchema, type Act } from '../../../shared/model/act';
import type { Entry } from '../../../shared/model/entry';
import type { MemberId, RoomId } from '../../../shared/model/ids';
import type { ChatStore, NewAct } from '../store';
import {
  admissionOf,
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

/** What every body of the store must do to keep order; `store` answers one with three members. */
export function describeActs(store: () => ChatStore): void {
  describe('keeping order', () => {
    let ids = 0;
    const act = (actor: MemberId | null, what: Act, over: Partial<NewAct> = {}) =>
      store().act({
        actor,
        act: what,
        reason: '',
        signed: { clientId: clientIdOf((ids += 1)), signature: 'S'.repeat(86) },
        at,
        ...over,
      });
    const come = (
      memberId: MemberId,
      over: Partial<Parameters<ChatStore['admitMember']>[0]> = {},
    ) => store().admitMember(admissionOf(memberId, over));
    const say = async (author: MemberId, over: Parameters<typeof messageOf>[2] = {}) => {
      const [outcome] = await store().append([messageOf(author, (ids += 1), { at, ...over })]);
      if (outcome === undefined) throw new Error('No outcome.');
      return outcome;
    };
    const roleOf = async (memberId: MemberId) => (await store().member(memberId))?.member.role;
    const peopleOf = async (roomId: RoomId) => (await store().room(roomId))?.room.memberIds;
    const audit = async () => store().listAudit({ before: Number.MAX_SAFE_INTEGER, limit: 50 });
    const kinds = async () => (await audit()).map((item) => item.act.kind);

    beforeEach(async () => {
      ids = 0;
      valueOf(await come(rosa, { role: 'host' }));
    });

    it('MO-1: the host appoints and dismisses; who comes back keeps the office, and is host no more without being it', async () => {
      const appointed = valueOf(
        await act(rosa, { kind: 'set-role', memberId: emil, role: 'moderator' }),
      );
      expect(appointed).toMatchObject({ isNew: true, member: { id: emil, role: 'moderator' } });
      valueOf(await come(emil, { isReturning: true, name: 'Emil' }));
      expect(await roleOf(emil)).toBe('moderator');
      expect(codeOf(await act(emil, { kind: 'set-role', memberId: nele, role: 'moderator' }))).toBe(
        'not_allowed',
      );
      valueOf(await act(rosa, { kind: 'set-role', memberId: emil, role: 'member' }));
      expect(await roleOf(emil)).toBe('member');
      valueOf(await come(rosa, { role: 'member' }));
      expect(await roleOf(rosa)).toBe('member');
    });

    it('MO-2: is judged by the role at that moment, and what is refused is not written down', async () => {
      expect(codeOf(await act(emil, { kind: 'ban', memberId: nele }))).toBe('not_allowed');
      expect(codeOf(await act(emil, { kind: 'ban', memberId: memberIdOf('no') }))).toBe(
        'not_allowed',
      );
      expect(codeOf(await act(rosa, { kind: 'ban', memberId: memberIdOf('no') }))).toBe(
        'not_found',
      );
      expect(codeOf(await act(rosa, { kind: 'mute', memberId: rosa, lastsMs: null }))).toBe(
        'not_allowed',
      );
      expect(codeOf(await act(null, { kind: 'ban', memberId: rosa }))).toBe('not_allowed');
      expect(await audit()).toEqual([]);
      valueOf(await act(rosa, { kind: 'set-role', memberId: emil, role: 'moderator' }));
      expect(codeOf(await act(emil, { kind: 'remove', memberId: rosa }))).toBe('not_allowed');
      valueOf(await act(emil, { kind: 'remove', memberId: nele }));
      expect(codeOf(await act(nele, { kind: 'unmute', memberId: nele }))).toBe('not_allowed');
    });

    it('MO-4: removing takes out of all rooms but direct ones, says so there, and lets nothing more be done', async () => {
      const room = { memberId: emil, topic: '', access: 'public', at } as const;
      valueOf(await store().createRoom({ ...room, id: roomIdOf(1), name: 'Plans' }));
      valueOf(await store().openDirect({ id: roomIdOf(2), memberId: emil, otherId: nele, at }));
      valueOf(await act(rosa, { kind: 'set-role', memberId: emil, role: 'moderator' }));
      const { member, rooms } = valueOf(await act(rosa, { kind: 'remove', memberId: emil }));
      expect(member).toMatchObject({ id: emil, isRemoved: true, role: 'member' });
      expect(rooms.map(({ room: one }) => one.id).toSorted()).toEqual(
        [LOBBY, roomIdOf(1)].toSorted(),
      );
      for (const { room: one, entry } of rooms) {
        expect(one.memberIds).not.toContain(emil);
        const left: Partial<Entry> = { change: 'left', author: rosa, memberId: emil };
        expect(entry).toMatchObject({ ...left, seq: one.headSeq });
      }
      expect(await peopleOf(LOBBY)).not.toContain(emil);
      expect(await peopleOf(roomIdOf(2))).toContain(emil);
      expect(codeOf(await say(emil))).toBe('not_found');
      expect(codeOf(await say(emil, { roomId: roomIdOf(2) }))).toBe('not_found');
      const refused = [
        await store().createRoom({ ...room, id: roomIdOf(3), name: 'Mine' }),
        await store().joinRoom({ roomId: roomIdOf(1), memberId: emil, at }),
        await store().openDirect({ id: roomIdOf(4), memberId: emil, otherId: rosa, at }),
        await store().renameMember(emil, 'Somebody'),
      ];
      expect(refused.map(codeOf)).toEqual(refused.map(() => 'not_allowed'));
      const asked = [
        await store().openDirect({ id: roomIdOf(4), memberId: nele, otherId: emil, at }),
        await store().inviteToRoom({ roomId: LOBBY, memberId: nele, otherId: emil, at }),
      ];
      expect(asked.map(codeOf)).toEqual(['not_found', 'not_found']);
    });

    it('MO-4: who was removed comes back as a newcomer does, and not as the member they were let in as', async () => {
      valueOf(await act(rosa, { kind: 'remove', memberId: emil }));
      expect(codeOf(await come(emil, { isReturning: true }))).toBe('unavailable');
      const { member, entry, isChanged } = valueOf(await come(emil, { name: emil }));
      expect(member.isRemoved).toBeUndefined();
      expect(isChanged).toBe(true);
      expect(entry).toMatchObject({ kind: 'membership', change: 'joined', memberId: emil });
      expect(await peopleOf(LOBBY)).toContain(emil);
      valueOf(await say(emil));
    });

    it('MO-5: a ban holds for the key whatever it brings, is listed, and can be lifted', async () => {
      await store().addInvite({
        id: '33333333-0000-7000-8000-000000000001' as never,
        tokenHash: 'hash',
        madeAt: 1,
        expiresAt: null,
        usesLeft: 1,
      });
      const reason = 'Sold things';
      valueOf(await act(rosa, { kind: 'ban', memberId: emil }, { reason }));
      expect(await store().isBanned(emil)).toBe(true);
      expect(codeOf(await come(emil, { inviteHash: 'hash' }))).toBe('banned');
      expect((await store().findInvite('hash', at))?.usesLeft).toBe(1);
      expect((await store().member(emil))?.member.isRemoved).toBe(true);
      const [ban] = await store().listBans();
      expect(banSchema.strict().parse(ban)).toEqual({ memberId: emil, name: emil, at, reason });
      expect(valueOf(await act(rosa, { kind: 'ban', memberId: emil })).isNew).toBe(false);
      valueOf(await act(rosa, { kind: 'unban', memberId: emil }));
      expect(codeOf(await act(rosa, { kind: 'unban', memberId: emil }))).toBe('not_found');
      expect(await store().listBans()).toEqual([]);
      valueOf(await come(emil, { inviteHash: 'hash' }));
    });

    it('MO-6: a muted member may read and take back own words, and nothing else, until it is over', async () => {
      const { entry } = valueOf(await say(emil));
      const again = messageOf(emil, ids, { at });
      valueOf(await act(rosa, { kind: 'mute', memberId: emil, lastsMs: 1_000 }));
      const target = { seq: entry.seq, author: emil, clientId: entry.clientId };
      const refused = await store().append([
        messageOf(emil, 101, { at: at + 999 }),
        writtenOf(emil, 102, { kind: 'edit', target, text: 'other' }, { at }),
        writtenOf(emil, 103, { kind: 'reaction', target, emoji: '👍', isOn: true }, { at }),
      ]);
      expect(refused).toMatchObject([
        { code: 'muted', retryAfterMs: 1 },
        { code: 'muted', retryAfterMs: 1_000 },
        { code: 'muted' },
      ]);
      // What had arrived before is answered as ever (DL-2).
      expect(valueOf((await store().append([again]))[0] ?? (await say(emil))).isNew).toBe(false);
      valueOf(
        (await store().append([writtenOf(emil, 104, { kind: 'redaction', target })]))[0] ??
          (await say(emil)),
      );
      valueOf(await store().page({ roomId: LOBBY, memberId: emil, after: 0, limit: 10 }));
      valueOf(await say(emil, { at: at + 1_000 }));
      valueOf(await act(rosa, { kind: 'mute', memberId: emil, lastsMs: null }));
      expect(await say(emil, { at: at + 1e12 })).toMatchObject({ code: 'muted' });
      // Leaving and coming back lifts nothing.
      valueOf(await act(rosa, { kind: 'remove', memberId: emil }));
      valueOf(await come(emil));
      expect(await say(emil)).toMatchObject({ code: 'muted' });
      expect(
        valueOf(await act(rosa, { kind: 'unmute', memberId: emil })).member?.mute,
      ).toBeUndefined();
      valueOf(await say(emil));
    });

    it('MO-7: slow mode lets each plain member say one message in its interval, in that room', async () => {
      const room = { memberId: rosa, topic: '', access: 'public', at } as const;
      valueOf(await store().createRoom({ ...room, id: roomIdOf(1), name: 'Plans' }));
      const slow = { kind: 'slow-mode', roomId: LOBBY, intervalMs: 10_000 } as const;
      expect(codeOf(await act(emil, slow))).toBe('not_allowed');
      const { rooms } = valueOf(await act(rosa, slow));
      expect(rooms).toMatchObject([
        { room: { slowModeMs: 10_000 }, entry: { kind: 'room', author: rosa, slowModeMs: 10_000 } },
      ]);
      const first = valueOf(await say(emil));
      expect(await say(emil, { at: at + 9_999 })).toMatchObject({
        code: 'slow_down',
        retryAfterMs: 1,
      });
      valueOf(await say(nele, { at: at + 1 }));
      valueOf(await say(rosa));
      valueOf(await say(rosa));
      const target = { seq: first.entry.seq, author: emil, clientId: first.entry.clientId };
      const reaction = { kind: 'reaction', target, emoji: '👍', isOn: true } as const;
      const reacted = await store().append([writtenOf(emil, 201, reaction, { at })]);
      expect(reacted.map(codeOf)).toEqual([null]);
      valueOf(await say(emil, { at: at + 10_000 }));
      expect(codeOf(await say(emil, { at: at + 10_000 }))).toBe('slow_down');
      // A clock that was set back makes nobody wait for it.
      valueOf(await say(emil, { at: at - 50_000 }));
      valueOf(await act(rosa, { ...slow, intervalMs: 0 }));
      expect((await store().room(LOBBY))?.room.slowModeMs).toBeUndefined();
      valueOf(await say(emil, { at: at + 10_001 }));
      const elsewhere = { ...slow, roomId: roomIdOf(1) };
      valueOf(await act(rosa, { kind: 'set-role', memberId: emil, role: 'moderator' }));
      expect(codeOf(await act(emil, elsewhere))).toBe('not_found');
      valueOf(await act(emil, slow));
      valueOf(await say(emil));
      valueOf(await say(emil));
    });

    it('MO-7 · DL-13: what was written after a message that has to wait waits too, in that room', async () => {
      const slow = { kind: 'slow-mode', roomId: LOBBY, intervalMs: 10_000 } as const;
      valueOf(await act(rosa, slow));
      const { entry } = valueOf(await say(emil));
      const target = { seq: entry.seq, author: emil, clientId: entry.clientId };
      const reaction = { kind: 'reaction', target, emoji: '👍', isOn: true } as const;
      const packet = [
        writtenOf(emil, 601, reaction, { at }),
        messageOf(emil, 602, { at: at + 1 }),
        writtenOf(emil, 603, reaction, { at: at + 1 }),
        messageOf(nele, 604, { at: at + 1 }),
      ];
      const outcomes = await store().append(packet);
      expect(outcomes.map(codeOf)).toEqual([null, 'slow_down', 'slow_down', null]);
      const later = packet.slice(1, 3).map((one) => ({ ...one, at: at + 10_000 }));
      expect((await store().append(later)).map(codeOf)).toEqual([null, null]);
    });

    it('MO-8: the audit list holds every act and every deleted message of others, newest first, in parts', async () => {
      valueOf(
        await act(null, { kind: 'set-role', memberId: emil, role: 'moderator' }, { signed: null }),
      );
      const said = valueOf(await say(nele)).entry;
      const own = valueOf(await say(emil)).entry;
      const toRedaction = ({ seq, author, clientId }: typeof said, n: number) =>
        writtenOf(emil, n, { kind: 'redaction', target: { seq, author, clientId } }, { at });
      const outcomes = await store().append([toRedaction(said, 301), toRedaction(own, 302)]);
      expect(outcomes.map(codeOf)).toEqual([null, null]);
      valueOf(
        await act(emil, { kind: 'mute', memberId: nele, lastsMs: null }, { reason: 'Noise' }),
      );
      const items = await audit();
      for (const item of items) expect(auditItemSchema.strict().parse(item)).toEqual(item);
      expect(items).toMatchObject([
        {
          number: 3,
          actor: emil,
          act: { kind: 'mute', memberId: nele, lastsMs: null },
          reason: 'Noise',
          at,
        },
        {
          number: 2,
          actor: emil,
          act: { kind: 'redact', memberId: nele, roomId: LOBBY },
          signed: { clientId: clientIdOf(301) },
        },
        { number: 1, actor: null, act: { kind: 'set-role', memberId: emil }, signed: null },
      ]);
      const part = await store().listAudit({ before: 3, limit: 1 });
      expect(part.map(({ number }) => number)).toEqual([2, 1]);
      expect(await store().listAudit({ before: 1, limit: 10 })).toEqual([]);
    });

    it('MO-3: the same act again is answered and done once; one that changes nothing is not written down', async () => {
      const signed = { clientId: clientIdOf(400), signature: 'S'.repeat(86) };
      const mute = { kind: 'mute', memberId: emil, lastsMs: 1_000 } as const;
      expect(valueOf(await act(rosa, mute, { signed })).isNew).toBe(true);
      expect(valueOf(await act(rosa, mute, { signed, at: at + 500 })).isNew).toBe(false);
      expect((await store().member(emil))?.member.mute).toEqual({ until: at + 1_000 });
      valueOf(await act(rosa, { kind: 'set-role', memberId: nele, role: 'member' }));
      valueOf(await act(rosa, { kind: 'unmute', memberId: nele }));
      expect(await kinds()).toEqual(['mute']);
    });

    it('TL-7 · MO-2: moderators delete what plain members said, in rooms they are in', async () => {
      valueOf(await act(rosa, { kind: 'set-role', memberId: emil, role: 'moderator' }));
      const [byHost, byMember] = [valueOf(await say(rosa)).entry, valueOf(await say(nele)).entry];
      const redact = async (
        { seq, author, clientId }: typeof byHost,
        n: number,
        roomId = LOBBY,
      ) => {
        const content = { kind: 'redaction', target: { seq, author, clientId } } as const;
        const [outcome] = await store().append([writtenOf(emil, n, content, { at, roomId })]);
        return outcome === undefined ? 'none' : codeOf(outcome);
      };
      expect(await redact(byHost, 501)).toBe('not_allowed');
      expect(await redact(byMember, 502)).toBeNull();
      const room = { memberId: nele, topic: '', access: 'private', at } as const;
      valueOf(await store().createRoom({ ...room, id: roomIdOf(1), name: 'Theirs' }));
      const inside = valueOf(await say(nele, { roomId: roomIdOf(1) })).entry;
      expect(await redact(inside, 503, roomIdOf(1))).toBe('not_found');
    });
  });
}
