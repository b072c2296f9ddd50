import { LIMITS } from '../../shared/model/limits';

/** The scheme that opens the app. */
export const LINK_SCHEME = 'hearth';

const LINK = /^hearth:\/\/\S+$/i;

/** Whether a text from outside may be a link of ours at all; whether it is one is for `readDeepLink` to say. */
export function looksLikeLink(text: unknown): text is string {
  return typeof text === 'string' && text.length <= LIMITS.inviteLength && LINK.test(text);
}
