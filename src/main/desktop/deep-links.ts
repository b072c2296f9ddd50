import { LIMITS } from '../../shared/model/limits';
import { parseInvite } from '../../shared/protocol/invite';

/** The scheme that opens the app. */
export const LINK_SCHEME = 'hearth';

const LINK = /^hearth:\/\/\S+$/i;

/**
 * A `hearth://join/…` link that is a whole and valid invite, or null. Nothing else in a link is ever acted upon (H6).
 */
export function toInviteLink(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > LIMITS.inviteLength || !LINK.test(text))
    return null;
  return parseInvite(text) === null ? null : text;
}

/**
 * The link among the arguments of a start, wherever it stands: the first that is one. Arguments are only looked at as
 * data; a link cannot carry switches.
 */
export function findInviteLink(commandLine: readonly unknown[]): string | null {
  for (const argument of commandLine) {
    const link = toInviteLink(argument);
    if (link !== null) return link;
  }
  return null;
}
