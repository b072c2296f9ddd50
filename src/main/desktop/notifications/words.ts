import { toGraphemes } from '../../../shared/lib/graphemes';
import { toPlainText } from '../../../shared/markdown/plain';
import { isolateText } from '../../../shared/model/direction';
import { LIMITS } from '../../../shared/model/limits';
import type { Translate } from '../../../shared/texts';
import type { NotifiableMessage } from './decide';

/** What a notification says, before the system's own rules for writing it. */
export interface NotificationWords {
  title: string;
  body: string;
}

const CONTROLS = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu;
/** What a title gives to each of its two parts, with a sign between them. */
const PART_LENGTH = 96;
/** What a name gets in front of what was said, and what a language may put between the two and around them. */
const NAME_LENGTH = 64;
const SAID_LENGTH = 16;
/** The two marks around words that could turn what follows them. */
const ISOLATION_LENGTH = 2;

/** One line of somebody's words: no control characters, at most `max` long, unable to disturb what stands around it. */
export function toSafeLine(text: string, max: number = LIMITS.notificationTextLength): string {
  // Far more than is shown; nobody looks through 300 KB for the sake of one line.
  const line = text
    .slice(0, max * 8)
    .replace(CONTROLS, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return isolateText(shorten(line, max - ISOLATION_LENGTH));
}

function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  // Twice the length is enough to look at: no text is cut inside a character that people see as one.
  for (const { length } of toGraphemes(text.slice(0, max * 2))) {
    if (end + length > max - 1) break;
    end += length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/**
 * Says one message, or how many there are and the last of them. All are of one room; of all but the last, only who wrote
 * them is looked at.
 */
export function toNotificationWords(
  messages: readonly Pick<NotifiableMessage, 'authorName' | 'roomName' | 'isDirect' | 'text'>[],
  options: { withText: boolean; t: Translate },
): NotificationWords {
  const { withText, t } = options;
  const last = messages.at(-1);
  if (last === undefined) throw new Error('A notification needs a message');
  const count = messages.length;
  const author = toSafeLine(last.authorName, PART_LENGTH);
  const room = `#${toSafeLine(last.roomName, PART_LENGTH)}`;
  if (count === 1) {
    const title = last.isDirect ? author : [author, room].filter((part) => part !== '').join(' · ');
    return { title, body: withText ? toSafeLine(toPlainText(last.text)) : t('desktop.newMessage') };
  }
  const title = last.isDirect
    ? t('desktop.newMessagesFrom', { count, name: author })
    : t('desktop.newMessagesIn', { count, room });
  if (!withText) return { title, body: '' };
  if (last.isDirect) return { title, body: toSafeLine(toPlainText(last.text)) };
  const name = toSafeLine(last.authorName, NAME_LENGTH);
  const text = toSafeLine(
    toPlainText(last.text),
    LIMITS.notificationTextLength - NAME_LENGTH - SAID_LENGTH,
  );
  return { title, body: t('desktop.said', { name, text }) };
}

/** Writes text so that a notification server which reads markup shows it as it is. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
