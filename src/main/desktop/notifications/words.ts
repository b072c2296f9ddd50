import { LIMITS } from '../../../shared/model/limits';
import type { Translate } from '../../../shared/texts';
import type { NotifiableMessage } from './decide';

/** What a notification says, before the system's own rules for writing it. */
export interface NotificationWords {
  title: string;
  body: string;
}

const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** Marks that change the direction of what follows them; they could turn the rest of a notification around. */
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const ISOLATE = { begin: '\u2068', end: '\u2069' } as const;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One line of somebody's words: no control characters, at most `max` long, unable to disturb what stands around it. */
export function toSafeLine(text: string, max: number = LIMITS.notificationTextLength): string {
  const line = text
    .replace(CONTROLS, ' ')
    .replace(DIRECTION_MARKS, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  const short = shorten(line, max);
  return RIGHT_TO_LEFT.test(short) ? `${ISOLATE.begin}${short}${ISOLATE.end}` : short;
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
  const author = toSafeLine(last.authorName);
  const room = last.isDirect ? '' : `#${toSafeLine(last.roomName)}`;
  const title = [isOneAuthor ? author : '', room].filter((part) => part !== '').join(' · ');
  if (messages.length > 1) {
    return { title, body: t('desktop.newMessages', { count: messages.length }) };
  }
  return { title, body: withText ? toSafeLine(last.text) : t('desktop.newMessage') };
}

/** Writes text so that a notification server which reads markup shows it as it is. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
