import { failure, success } from '../../shared/lib/result';
import { LIMITS } from '../../shared/model/limits';
import type { Member } from '../../shared/model/member';
import type { Change, ChatDomain, MemberOperations } from './domain';
import { hashToken } from './invites';
import type { Parts } from './parts';
import { toRoomChanges } from './rooms';

const LOBBY_NAME = 'Lobby';

/** Who belongs to the server, and what one learns on arrival. */
export type MemberRules = Pick<
  ChatDomain,
  'admit' | 'admission' | 'isRemoved' | 'welcome' | 'countMembers'
> &
  Pick<MemberOperations, 'member:rename' | 'member:describe' | 'picture:set' | 'picture:get'>;

/** Creates the rules about members. */
export function createMemberRules(parts: Parts): MemberRules {
  const { store, writer, feed, presence, clock, newRoomId, ownerId, appointed } = parts;

  /** Whoever started the server said who is a moderator, perhaps before they first came. */
  const withOffice = async (member: Member): Promise<Member> => {
    if (member.role !== 'member' || !appointed.has(member.id)) return member;
    const act = { kind: 'set-role', memberId: member.id, role: 'moderator' } as const;
    const acted = await store.act({ actor: null, act, reason: '', signed: null, at: clock.now() });
    return acted.ok ? (acted.value.member ?? member) : member;
  };

  const told = ({ member, isChanged }: { member: Member; isChanged: boolean }) => {
    if (isChanged) feed.tell([{ type: 'members-changed', members: [member] }]);
    return success({ member });
  };

  return {
    admit: ({ memberId, publicKey, name, agreement = null, admittedGeneration = null, ...rest }) =>
      writer.runLoosely(memberId, async () => {
        const admitted = await store.admitMember({
          memberId,
          publicKey,
          name,
          role: memberId === ownerId ? 'host' : 'member',
          agreement,
          admittedGeneration,
          inviteHash: rest.token === undefined ? null : hashToken(rest.token),
          isReturning: rest.isReturning ?? false,
          lobby: { id: newRoomId(), name: LOBBY_NAME },
          at: clock.now(),
        });
        if (!admitted.ok) return admitted;
        const { isChanged, entry } = admitted.value;
        const member = await withOffice(admitted.value.member);
        const isNews = isChanged || member !== admitted.value.member;
        const news: Change[] = isNews ? [{ type: 'members-changed', members: [member] }] : [];
        if (entry === null) {
          feed.tell(news);
          return success(member);
        }
        // The newcomer hears of the lobby in the welcome; loading a large one for nobody would cost a storm dearly.
        const isSmall = (await store.countMembers()) <= LIMITS.receiptRoomMembers;
        const lobby = isSmall ? await store.room(entry.roomId) : null;
        if (lobby === null) feed.tell([{ type: 'member-arrived', member, entry }]);
        else feed.tell([...news, ...toRoomChanges(lobby, entry, [])]);
        return success(member);
      }),
    async admission(memberId) {
      const known = await store.member(memberId);
      if (known === null || known.member.isRemoved === true) return null;
      return { generation: known.admittedGeneration };
    },
    async isRemoved(memberId) {
      return (await store.member(memberId))?.member.isRemoved === true;
    },
    welcome: (memberId, deliver) =>
      writer.runLoosely(memberId, async () => {
        const [stored, members, rooms] = [
          await store.member(memberId),
          await store.listMembers(),
          await store.roomsOf(memberId),
        ];
        // Removed or banned since they were let in: the session ends before it has begun (MO-4).
        if (stored === null || stored.member.isRemoved === true) {
          throw new Error('A welcome for somebody who does not belong here.');
        }
        const welcome = { self: stored.member, members, presence: presence.list(), rooms };
        feed.insert(() => deliver(welcome));
      }),
    countMembers: () => store.countMembers(),
    'member:rename': (memberId, { name }) =>
      writer.runLoosely(memberId, async () => {
        const renamed = await store.renameMember(memberId, name);
        if (!renamed.ok) return renamed;
        return told(renamed.value);
      }),
    'picture:set': (memberId, { picture }) =>
      writer.runLoosely(memberId, async () => {
        const hash = picture === null ? null : hashToken(picture);
        const set = await store.setPicture(memberId, picture, hash);
        return set.ok ? told(set.value) : set;
      }),
    async 'picture:get'(memberId, { hash }) {
      const picture = await writer.read(memberId, () => store.picture(hash));
      return picture === null
        ? failure('not_found', 'Nobody has such a picture here.')
        : success({ picture });
    },
    'member:describe': (memberId, { statusText }) =>
      writer.runLoosely(memberId, async () => {
        const described = await store.describeMember(memberId, statusText);
        return described.ok ? told(described.value) : described;
      }),
  };
}
