import type { Announcement } from '../../shared/bridge/contract';
import { LIMITS } from '../../shared/model/limits';
import { parseMessageLink } from '../../shared/model/message-link';
import { parseInvite } from '../../shared/protocol/invite';

/** The scheme that opens the app. */
export const LINK_SCHEME = 'hearth';

const LINK = /^hearth:\/\/\S+$/i;

/**
 * What a text from outside asks of the page, where it is a whole and valid invite or link to a message: to offer to
 * join, or to show the message. Nothing else in a link is ever acted upon (H6).
 */
export function readDeepLink(text: unknown): Announcement | null {
  if (typeof text !== 'string' || text.length > LIMITS.inviteLength || !LINK.test(text))
    return null;
  const target = parseMessageLink(text);
  if (target !== null) return { type: 'message:requested', link: target };
  return parseInvite(text) === null ? null : { type: 'invite:opened', input: text };
}

/**
 * The link among the arguments of a start, wherever it stands: the first that is one. Arguments are only looked at as
 * data; a link cannot carry switches.
 */
export function findDeepLink(commandLine: readonly unknown[]): string | null {
  for (const argument of commandLine) {
    if (readDeepLink(argument) !== null) return argument as string;
  }
  return null;
}
