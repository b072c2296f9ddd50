import { displayNameSchema } from '../../shared/model/name-schemas';
import { cleanName } from '../../shared/model/names';

/** Names of accounts that say nothing about who sits there. */
const IMPERSONAL = new Set(['root', 'admin', 'administrator', 'user', 'guest', 'nobody', 'owner']);

/** What a machine is called that nobody has named. */
const IMPERSONAL_MACHINE = /^(localhost|localdomain|ip-[\d-]+|[\da-f]{8,})$/i;

/** What there is to suggest a name from. */
export interface NameSources {
  account: string;
  /** The text of `/etc/passwd`; empty elsewhere. */
  passwd: string;
  hostName: string;
}

/**
 * What to call the person: the full name of `/etc/passwd`, else the account's name with a capital, else (an account such
 * as `root` names nobody) the machine's name, else "Guest". The person can write over it.
 */
export function suggestName({ account, passwd, hostName }: NameSources): string {
  const candidates = [...toPersonal(account, passwd), toMachine(hostName)];
  const names = candidates.map((candidate) => displayNameSchema.safeParse(candidate));
  return names.find((name) => name.success)?.data ?? 'Guest';
}

function toPersonal(account: string, passwd: string): string[] {
  if (IMPERSONAL.has(account.toLowerCase())) return [];
  const line = passwd.split('\n').find((entry) => entry.startsWith(`${account}:`));
  return [line?.split(':')[4]?.split(',')[0] ?? '', toCapitalized(cleanName(account))];
}

function toMachine(hostName: string): string {
  const first = hostName.split('.')[0] ?? '';
  return IMPERSONAL_MACHINE.test(first) ? '' : toCapitalized(cleanName(first));
}

function toCapitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
