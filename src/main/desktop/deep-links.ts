import type { Announcement } from '../../shared/bridge/contract';
import { parseMessageLink } from '../../shared/model/message-link';
import { parseInvite } from '../../shared/protocol/invite';
import { looksLikeLink } from './link-scheme';

/**
 * What a text from outside asks of the page, where it is a whole and valid invite or link to a message: to offer to
 * join, or to show the message. Nothing else in a link is ever acted upon (H6).
 */
export function readDeepLink(text: unknown): Announcement | null {
  if (!looksLikeLink(text)) return null;
  const target = parseMessageLink(text);
  if (target !== null) return { type: 'message:requested', link: target };
  return parseInvite(text) === null ? null : { type: 'invite:opened', input: text };
}

/**
 * What the first link asks that is one, among the arguments of a start, wherever it stands. Arguments are only looked at
 * as data; a link cannot carry switches.
 */
export function findWish(texts: readonly unknown[]): Announcement | null {
  for (const text of texts) {
    const wish = readDeepLink(text);
    if (wish !== null) return wish;
  }
  return null;
}
