import { success } from '../../shared/lib/result';
import { LIMITS } from '../../shared/model/limits';
import type { Change, ChatDomain, MemberOperations } from './domain';
import { hashToken } from './invites';
import type { Parts } from './parts';
import { toRoomChanges } from './rooms';

const LOBBY_NAME = 'Lobby';

/** Who belongs to the server, and what one learns on arrival. */
export type MemberRules = Pick<ChatDomain, 'admit' | 'admission' | 'welcome' | 'countMembers'> &
  Pick<MemberOperations, 'member:rename'>;

/** Creates the rules about members. */
export function createMemberRules(parts: Parts): MemberRules {
  const { store, writer, feed, presence, clock, newRoomId, ownerId } = parts;

  return {
    admit: ({ memberId, publicKey, name, agreement = null, admittedGeneration = null, token }) =>
      writer.runLoosely(async () => {
        const admitted = await store.admitMember({
          memberId,
          publicKey,
          name,
          role: memberId === ownerId ? 'host' : 'member',
          agreement,
          admittedGeneration,
          inviteHash: token === undefined ? null : hashToken(token),
          lobby: { id: newRoomId(), name: LOBBY_NAME },
          at: clock.now(),
        });
        if (!admitted.ok) return admitted;
        const { member, isChanged, entry } = admitted.value;
        const changes: Change[] = isChanged ? [{ type: 'members-changed', members: [member] }] : [];
        if (entry !== null) {
          // The newcomer hears of the lobby in the welcome; loading a large one for nobody would cost a storm dearly.
          const isSmall = (await store.countMembers()) <= LIMITS.receiptRoomMembers;
          const lobby = isSmall ? await store.room(entry.roomId) : null;
          if (lobby !== null) changes.push(...toRoomChanges(lobby, entry, []));
          else changes.push({ type: 'entries-appended', roomId: entry.roomId, entries: [entry] });
        }
        feed.tell(changes);
        return success(member);
      }),
    async admission(memberId) {
      const known = await store.member(memberId);
      return known === null ? null : { generation: known.admittedGeneration };
    },
    welcome: (memberId, deliver) =>
      writer.runLoosely(async () => {
        const [stored, members, rooms] = [
          await store.member(memberId),
          await store.listMembers(),
          await store.roomsOf(memberId),
        ];
        if (stored === null) throw new Error('A welcome for a member who was never admitted.');
        const welcome = { self: stored.member, members, presence: presence.list(), rooms };
        feed.insert(() => deliver(welcome));
      }),
    countMembers: () => store.countMembers(),
    'member:rename': (memberId, { name }) =>
      writer.runLoosely(async () => {
        const renamed = await store.renameMember(memberId, name);
        if (!renamed.ok) return renamed;
        const { member, isChanged } = renamed.value;
        if (isChanged) feed.tell([{ type: 'members-changed', members: [member] }]);
        return success({ member });
      }),
  };
}
