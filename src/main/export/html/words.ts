import type { Translate } from '../../../shared/texts';
import type { ExportHeader } from '../../../shared/export/format';
import type { MemberId } from '../../../shared/model/ids';
import { NAME_COLORS } from './style';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** No date has more milliseconds than this, and servers may say any number. */
const MAX_DATE_MS = 8.64e15;

/** Text that HTML takes as text, inside elements and attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Something in its own writing direction. */
export function isolate(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

/** Words, names and times of one exported page; all answers are HTML. */
export interface PageWords {
  /** A sentence of the catalogue, with pieces of HTML in it. */
  say: (write: (t: Translate, put: (html: string) => string) => string) => string;
  name(memberId: MemberId): string;
  /** With the tag, in the member's colour. */
  author(memberId: MemberId): string;
  /** Hours and minutes. */
  time(at: number): string;
  day(at: number): string;
  dayAndTime(at: number): string;
  /** The same for all times of one day. */
  dayKey(at: number): string;
}

/** Where and in which language the page is made. */
export interface PagePlace {
  t: Translate;
  /** Of dates and times. */
  locale: string;
  timeZone: string;
}

function toColor(id: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01_00_01_93);
  }
  return (hash >>> 0) % NAME_COLORS;
}

/** Creates the words of a page. */
export function createPageWords(
  { t, locale, timeZone }: PagePlace,
  members: ExportHeader['members'],
): PageWords {
  const people = new Map(members.map((member) => [member.id, member]));
  const somebody = t('conversation.somebody');
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const calendar = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone });
  const both = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  // Sweden writes dates as the standard does.
  const key = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });

  const machineTime = (at: number) => new Date(at).toISOString();
  const withTime = (at: number, show: (date: number) => string) =>
    Math.abs(at) > MAX_DATE_MS
      ? '–'
      : `<time datetime="${machineTime(at)}">${escapeHtml(show(at))}</time>`;

  const name = (memberId: MemberId) => isolate(people.get(memberId)?.name ?? somebody);
  return {
    say(write) {
      const pieces: string[] = [];
      // Names stand outside of the sentence while it is looked up: i18next reads marks of its own in what is put in.
      const text = write(t, (html) => `\uE000${pieces.push(html) - 1}\uE001`);
      return escapeHtml(text).replace(
        /\uE000(\d+)\uE001/g,
        (_, index) => pieces[Number(index)] ?? '',
      );
    },
    name,
    author(memberId) {
      const tag = people.get(memberId)?.tag;
      const label = typeof tag === 'string' ? ` <span class="tag">${escapeHtml(tag)}</span>` : '';
      return `<span class="who n${toColor(memberId)}">${name(memberId)}</span>${label}`;
    },
    time: (at) => withTime(at, (date) => clock.format(date)),
    day: (at) =>
      Math.abs(at) > MAX_DATE_MS
        ? '–'
        : `<time datetime="${key.format(at)}">${escapeHtml(calendar.format(at))}</time>`,
    dayAndTime: (at) => withTime(at, (date) => both.format(date)),
    dayKey: (at) => (Math.abs(at) > MAX_DATE_MS ? '–' : key.format(at)),
  };
}
