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
/** The two marks around words that could turn what follows them. */
const ISOLATION_LENGTH = 2;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

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
  for (const { index, segment } of graphemes.segment(text.slice(0, max * 2))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Says one message, or how many there are. All are of one room. */
export function toNotificationWords(
  messages: readonly NotifiableMessage[],
  options: { withText: boolean; t: Translate },
): NotificationWords {
  const { withText, t } = options;
  const last = messages.at(-1);
  if (last === undefined) throw new Error('A notification needs a message');
  const isOneAuthor = messages.every(({ authorName }) => authorName === last.authorName);
  const author = toSafeLine(last.authorName, PART_LENGTH);
  const room = last.isDirect ? '' : `#${toSafeLine(last.roomName, PART_LENGTH)}`;
  const title = [isOneAuthor ? author : '', room].filter((part) => part !== '').join(' · ');
  if (messages.length > 1) {
    return { title, body: t('desktop.newMessages', { count: messages.length }) };
  }
  return { title, body: withText ? toSafeLine(toPlainText(last.text)) : t('desktop.newMessage') };
}

/** Writes text so that a notification server which reads markup shows it as it is. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
