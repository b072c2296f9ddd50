import type { InviteFacts } from '../../../../shared/model/invite-facts';
import type { Translate } from '../../../../shared/texts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Day and time, in the person's own way. */
export function toMomentText(at: number): string {
  return moment.format(at);
}

/** Whom an invite lets in, and until when. */
export function toTermsText({ usesLeft, expiresAt }: InviteFacts, t: Translate): string {
  const people =
    usesLeft === null ? t('hosting.inviteAnyNumber') : t('hosting.inviteUses', { count: usesLeft });
  const end =
    expiresAt === null
      ? t('hosting.inviteEndless')
      : t('hosting.inviteUntil', { moment: toMomentText(expiresAt) });
  return `${people} · ${end}`;
}
