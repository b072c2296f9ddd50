import { cleanName, displayNameSchema } from '../../shared/model/names';

/** Names of accounts that say nothing about who sits there. */
const IMPERSONAL = new Set(['root', 'admin', 'administrator', 'user', 'guest', 'nobody', 'owner']);

/**
 * What to call the person, from what the system knows: the full name of `/etc/passwd` (`passwd`, empty elsewhere),
 * else the account's name with a capital. Empty where neither names a person.
 */
export function suggestName(account: string, passwd: string): string {
  if (IMPERSONAL.has(account.toLowerCase())) return '';
  const line = passwd.split('\n').find((entry) => entry.startsWith(`${account}:`));
  const fullName = cleanName(line?.split(':')[4]?.split(',')[0] ?? '');
  const suggestion = fullName === '' ? toCapitalized(cleanName(account)) : fullName;
  return displayNameSchema.safeParse(suggestion).success ? suggestion : '';
}

function toCapitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
