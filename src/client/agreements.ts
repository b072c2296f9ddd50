import type { MemberId } from '../shared/model/ids';
import type { Member } from '../shared/model/member';
import { toAgreementSigningText } from '../shared/protocol/signing';
import type { ClientPlatform } from './platform';

/** Takes away from members the agreement keys that are not their own word. */
export type AgreementCheck = (members: readonly Member[]) => Promise<Member[]>;

/**
 * Creates what judges agreement keys (HS-15): the server only passes them on, and is not believed. Those that `known`
 * members have already are not judged again.
 */
export function createAgreementCheck(
  platform: Pick<ClientPlatform, 'verify' | 'toMemberId'>,
  known: (memberId: MemberId) => Member | undefined,
): AgreementCheck {
  const isBelieved = async ({ id, publicKey, agreement }: Member): Promise<boolean> => {
    if (agreement === undefined) return true;
    const before = known(id);
    const isKnown =
      before?.publicKey === publicKey &&
      before.agreement?.publicKey === agreement.publicKey &&
      before.agreement.signature === agreement.signature;
    if (isKnown) return true;
    if (platform.toMemberId(publicKey) !== id) return false;
    const signed = toAgreementSigningText(id, agreement.publicKey);
    return platform.verify(publicKey, signed, agreement.signature);
  };
  return (members) =>
    Promise.all(
      members.map(async (member) => {
        if (await isBelieved(member)) return member;
        const { agreement: _, ...rest } = member;
        return rest;
      }),
    );
}
