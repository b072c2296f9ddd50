import type { InviteFacts } from '../../../../shared/model/invite-facts';
import type { Translate } from '../../../../shared/texts';
import { locale } from '../../components/locale';

const short = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const;
const thisYear = new Intl.DateTimeFormat(locale.tag, short);
const anyYear = new Intl.DateTimeFormat(locale.tag, { ...short, year: 'numeric' });

/** Day and time, in the person's own way and as short as can be. */
export function toMomentText(at: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
  return (isThisYear ? thisYear : anyYear).format(at);
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
