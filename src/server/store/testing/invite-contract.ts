import { describe, expect, it } from 'vitest';
import { inviteFactsSchema } from '../../../shared/model/invite-facts';
import { LIMITS } from '../../../shared/model/limits';
import type { ChatStore } from '../store';
import { admissionOf, codeOf, inviteOf, memberIdOf, valueOf } from './make';

const nobody = memberIdOf('nobody');
const at = 5_000;

/** What every body of the store must do with invites; `store` answers one with three members. */
export function describeInvites(store: () => ChatStore): void {
  describe('invites', () => {
    const use = (n: number, who = nobody, now = at) =>
      store().admitMember(admissionOf(who, { inviteHash: inviteOf(n).tokenHash, at: now }));
    const holding = async (now = at) => (await store().listInvites(now)).map(({ id }) => id);

    it('HS-16: are listed without their token while they hold, oldest first', async () => {
      for (const n of [2, 1])
        await store().addInvite(inviteOf(n, { usesLeft: n, expiresAt: 9_000 }));
      const { tokenHash: _, ...facts } = inviteOf(2, { usesLeft: 2, expiresAt: 9_000 });
      const listed = await store().listInvites(at);
      expect(listed.map((invite) => inviteFactsSchema.strict().parse(invite))[0]).toEqual(facts);
      expect(await store().findInvite('hash 2', at)).toEqual(facts);
      expect(await holding(8_999)).toEqual([inviteOf(2).id, inviteOf(1).id]);
      expect(await holding(9_000)).toEqual([]);
      expect(await store().findInvite('hash 2', 9_000)).toBeNull();
      expect(await store().findInvite('hash 3', at)).toBeNull();
    });

    it('HS-16: count a use together with the admission, and not without it', async () => {
      await store().addInvite(inviteOf(1, { usesLeft: 1 }));
      await store().addInvite(inviteOf(2));
      expect(codeOf(await use(3))).toBe('invite_invalid');
      expect(await store().member(nobody)).toBeNull();
      valueOf(await use(1));
      expect(await store().member(nobody)).not.toBeNull();
      const late = memberIdOf('late');
      expect(codeOf(await use(1, late))).toBe('invite_invalid');
      expect(await store().member(late)).toBeNull();
      expect(await holding()).toEqual([inviteOf(2).id]);
      valueOf(await use(2, late));
      expect(await store().findInvite('hash 2', at)).toMatchObject({ usesLeft: null });
    });

    it('HS-16: of two who come at once with an invite for one, one comes in', async () => {
      await store().addInvite(inviteOf(1, { usesLeft: 1 }));
      const outcomes = await Promise.all([use(1, memberIdOf('a')), use(1, memberIdOf('b'))]);
      expect(new Set(outcomes.map(codeOf))).toEqual(new Set([null, 'invite_invalid']));
      expect(await store().countMembers()).toBe(4);
    });

    it('HS-16: let nobody in once revoked, and stay revoked', async () => {
      await store().addInvite(inviteOf(1));
      expect(codeOf(await store().revokeInvite(inviteOf(2).id, at))).toBe('not_found');
      valueOf(await store().revokeInvite(inviteOf(1).id, at));
      valueOf(await store().revokeInvite(inviteOf(1).id, at + 1));
      expect(codeOf(await use(1))).toBe('invite_invalid');
      valueOf(await store().addInvite({ ...inviteOf(1), id: inviteOf(7).id }));
      expect(await holding()).toEqual([]);
      expect(await store().findInvite('hash 1', at)).toBeNull();
    });

    it('HS-16: have an end: the limit of those that hold', async () => {
      for (let n = 0; n < LIMITS.invitesPerServer; n += 1) {
        valueOf(await store().addInvite(inviteOf(n)));
      }
      expect(codeOf(await store().addInvite(inviteOf(9_999)))).toBe('limit_reached');
      expect(await holding()).toHaveLength(LIMITS.invitesPerServer);
      valueOf(await store().revokeInvite(inviteOf(3).id, at));
      valueOf(await store().addInvite(inviteOf(9_999)));
    }, 60_000);
  });
}
