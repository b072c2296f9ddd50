import type { MemberId } from '../shared/model/ids';
import type { Member } from '../shared/model/member';
import { toAgreementSigningText } from '../shared/protocol/signing';
import type { ClientPlatform } from './platform';

/** What judges the agreement keys of members as a server tells them (HS-15). */
export interface AgreementJudge {
  /** The members without the keys that were not judged yet. */
  believed(members: readonly Member[]): Member[];
  /** Those of them whose key was not judged yet and is their own word. */
  judge(members: readonly Member[]): Promise<Member[]>;
}

/** Creates the judge: the server only passes keys on, and is not believed. Those of `known` members were judged before. */
export function createAgreementJudge(
  platform: Pick<ClientPlatform, 'verify' | 'toMemberId'>,
  known: (memberId: MemberId) => Member | undefined,
): AgreementJudge {
  const isJudged = ({ id, publicKey, agreement }: Member): boolean => {
    const before = known(id);
    return (
      before?.publicKey === publicKey &&
      before.agreement?.publicKey === agreement?.publicKey &&
      before.agreement?.signature === agreement?.signature
    );
  };
  const isOwnWord = async ({ id, publicKey, agreement }: Member): Promise<boolean> => {
    if (agreement === undefined || platform.toMemberId(publicKey) !== id) return false;
    const signed = toAgreementSigningText(id, agreement.publicKey);
    return platform.verify(publicKey, signed, agreement.signature);
  };
  return {
    believed: (members) =>
      members.map((member) => {
        if (member.agreement === undefined || isJudged(member)) return member;
        const { agreement: _, ...rest } = member;
        return rest;
      }),
    async judge(members) {
      const open = members.filter((member) => !isJudged(member));
      const verdicts = await Promise.all(open.map(isOwnWord));
      return open.filter((_, index) => verdicts[index]);
    },
  };
}
