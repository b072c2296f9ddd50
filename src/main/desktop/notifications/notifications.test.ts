import { describe, expect, it } from 'vitest';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import { createEnglish } from '../../../shared/texts';
import type { NotifiableMessage } from './decide';
import { createNotificationGatherer } from './gather';
import { readsMarkup } from './markup';
import { escapeMarkup, toNotificationWords, toSafeLine } from './words';

const serverId = 's' as ServerId;
const roomId = 'r' as RoomId;
const other = 'o' as RoomId;

const message = (change: Partial<NotifiableMessage> = {}): NotifiableMessage => ({
  serverId,
  roomId,
  seq: 1,
  roomName: 'lobby',
  authorName: 'Jonas',
  text: 'Hello',
  isDirect: false,
  isMention: false,
  isCaughtUp: false,
  ...change,
});
const direct = { isDirect: true, roomName: '' };

function setUp() {
  let waiting: { at: number; run: () => void }[] = [];
  let now = 0;
  let isWanted = true;
  const shown: string[][] = [];
  const gatherer = createNotificationGatherer({
    after(delayMs, run) {
      const entry = { at: now + delayMs, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((each) => each !== entry);
      };
    },
    isWanted: () => isWanted,
    show: (messages) => shown.push(messages.map(({ text }) => text)),
  });
  return {
    gatherer,
    shown,
    say: (text: string, change: Partial<NotifiableMessage> = {}) =>
      gatherer.add(message({ text, ...change })),
    want(value: boolean) {
      isWanted = value;
    },
    advance(ms: number) {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
    pending: () => waiting.length,
  };
}

describe('how many notifications a room raises', () => {
  it('G10: one at once, then the others of 2 s together', () => {
    const { say, shown, advance } = setUp();
    say('one');
    expect(shown).toEqual([['one']]);
    say('two');
    say('three');
    expect(shown).toHaveLength(1);
    advance(2_000);
    expect(shown).toEqual([['one'], ['two', 'three']]);
    say('four');
    expect(shown).toHaveLength(2);
    advance(2_000);
    expect(shown).toEqual([['one'], ['two', 'three'], ['four']]);
  });

  it('at once again after 2 quiet seconds, and no timer stays', () => {
    const { say, shown, advance, pending } = setUp();
    say('one');
    advance(2_000);
    expect(pending()).toBe(0);
    say('two');
    expect(shown).toEqual([['one'], ['two']]);
  });

  it('G10: at most one in 2 s, whatever comes: 5,000 messages in 20 s', () => {
    const { say, shown, advance } = setUp();
    for (let count = 0; count < 5_000; count += 1) {
      say(`${count}`);
      advance(4);
    }
    advance(2_000);
    expect(shown.length).toBeLessThanOrEqual(12);
    expect(shown.flat()).toHaveLength(5_000);
  });

  it('each room for itself', () => {
    const { say, shown } = setUp();
    say('one');
    say('two', { roomId: other });
    expect(shown).toEqual([['one'], ['two']]);
  });

  it('none for what was read meanwhile', () => {
    const { say, shown, advance, gatherer, want } = setUp();
    say('one');
    say('two');
    gatherer.drop(serverId, roomId, null);
    advance(2_000);
    say('three');
    say('four');
    want(false);
    advance(2_000);
    expect(shown).toEqual([['one'], ['three']]);
  });

  it('NO-9: only what was not read yet waits on', () => {
    const { say, shown, advance, gatherer } = setUp();
    say('one');
    say('two', { seq: 2 });
    say('three', { seq: 3 });
    gatherer.drop(serverId, roomId, 2);
    advance(2_000);
    expect(shown).toEqual([['one'], ['three']]);
  });

  it('NO-4: one for everything caught up, however many pages it came in', () => {
    const { say, shown, advance } = setUp();
    const missed = { isCaughtUp: true };
    say('one', missed);
    say('two', missed);
    expect(shown).toEqual([]);
    advance(2_000);
    expect(shown).toEqual([['one', 'two']]);
    say('three', missed);
    advance(10_000);
    say('four', missed);
    advance(10_000);
    expect(shown).toHaveLength(1);
    say('live');
    expect(shown).toEqual([['one', 'two'], ['live']]);
  });

  it('NO-4: one again after the next absence', () => {
    const { say, shown, advance, gatherer } = setUp();
    say('one', { isCaughtUp: true });
    advance(10_000);
    gatherer.beginAbsence(serverId);
    say('two', { isCaughtUp: true });
    advance(10_000);
    expect(shown).toEqual([['one'], ['two']]);
  });
});

describe('what a notification says', () => {
  const t = createEnglish();
  const say = (messages: NotifiableMessage[], withText = true) =>
    toNotificationWords(messages, { withText, t });

  it('the author and the words of a direct message', () => {
    expect(say([message(direct)])).toEqual({ title: 'Jonas', body: 'Hello' });
  });
  it('the room too, where there is one', () => {
    expect(say([message()])).toEqual({ title: 'Jonas · #lobby', body: 'Hello' });
  });
  it('no words where they shall not be shown', () => {
    expect(say([message()], false)).toEqual({ title: 'Jonas · #lobby', body: 'New message' });
  });
  it('NO-9: how many there are in the room, and the last of them', () => {
    expect(say([message(), message({ text: 'Bye' })])).toEqual({
      title: '2 new messages in #lobby',
      body: 'Jonas: Bye',
    });
    expect(say([message(), message({ authorName: 'Aïcha' })]).body).toBe('Aïcha: Hello');
    expect(say([message(direct), message({ ...direct, text: 'Bye' })])).toEqual({
      title: '2 new messages from Jonas',
      body: 'Bye',
    });
    expect(say([message(), message()], false)).toEqual({
      title: '2 new messages in #lobby',
      body: '',
    });
  });

  it.each([
    ['two\nlines\tand\u0000more', 'two lines and more'],
    ['  spaces  ', 'spaces'],
    ['\u202Eevil\u2069', '\u2068evil\u2069'],
    ['\u202E\u2066', ''],
    ['a\uD800b', 'a b'],
    ['<b>bold</b> & co', '<b>bold</b> & co'],
    ['שלום', '\u2068שלום\u2069'],
  ])('G10: %j becomes %j', (text, line) => {
    expect(toSafeLine(text)).toBe(line);
  });

  const HOSTILE = [
    '<b>x</b><img src="http://evil.example/x.png"><a href="http://evil.example">y</a>',
    '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x3C;',
    '<toast launch="x"><visual></visual></toast>',
    ']]> <!-- --> <?xml version="1.0"?> <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    'one\r\ntwo\u2028three\u2029four\u0085five\u0000six\u001B[31mseven',
    '\u202Egpj.exe\u202C \u2066\u2067\u2068 \u05E9\u05DC\u05D5\u05DD',
    '\u05E9\u05DC\u05D5\u05DD '.repeat(200),
    '\u0645\u0631\u062D\u0628\u0627'.repeat(200),
    '\uD83D'.repeat(50),
    'Z\u0351\u036F\u0301'.repeat(500),
    '%s%n$(id)`id`$t(common.appName){{count}}',
    'x'.repeat(300 * 1024),
    '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}'.repeat(10_000),
  ];
  it.each(HOSTILE.map((text) => [text.slice(0, 40), text]))(
    'G10: %j is one literal line of at most 200 characters, in a title of our making',
    (_start, text) => {
      for (const hostile of [
        message({ authorName: text, roomName: text, text }),
        message({ authorName: text, text, ...direct }),
      ]) {
        for (const { title, body } of [say([hostile]), say([hostile, hostile])]) {
          expect(title.length).toBeLessThanOrEqual(LIMITS.notificationTextLength);
          expect(body.length).toBeLessThanOrEqual(LIMITS.notificationTextLength);
          expect(/(?:^| · | in \u2068?)#/u.test(title)).toBe(!hostile.isDirect);
          for (const line of [title, body]) {
            expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066\u2067]/u);
            // What is turned is turned back.
            expect(line.split('\u2068').length).toBe(line.split('\u2069').length);
          }
          const written = escapeMarkup(body);
          expect(written).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
          const read = written
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&amp;', '&');
          expect(read).toBe(body);
        }
      }
    },
  );

  it('is cut at a whole character', () => {
    const family = '👩‍👩‍👧‍👦';
    const line = toSafeLine(family.repeat(100));
    expect(line.length).toBeLessThanOrEqual(LIMITS.notificationTextLength);
    expect(line.endsWith('…')).toBe(true);
    expect(line.slice(0, -1).length % family.length).toBe(0);
    expect(toSafeLine('a'.repeat(198))).toBe('a'.repeat(198));
    expect(toSafeLine('a'.repeat(199))).toBe(`${'a'.repeat(197)}…`);
  });

  it('G10: is literal where markup is read', () => {
    expect(escapeMarkup('<a href="x">&lt;</a>')).toBe('&lt;a href="x"&gt;&amp;lt;&lt;/a&gt;');
  });

  it.each([
    [`(['actions', 'body', 'body-markup'],)`, true],
    [`as 3 "actions" "body" "body-markup"`, true],
    [`      string "body-markup"`, true],
    [`(['actions', 'body', 'persistence'],)`, false],
  ])('knows from %s whether it is', (answer, expected) => {
    expect(readsMarkup(answer)).toBe(expected);
  });
});
