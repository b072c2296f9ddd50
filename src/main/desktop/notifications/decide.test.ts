import { expect, it } from 'vitest';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import { decide, type Attention, type NotifiableMessage, type NotifyRules } from './decide';

const serverId = 's' as ServerId;
const roomId = 'r' as RoomId;
const other = 'o' as RoomId;

const message: NotifiableMessage = {
  serverId,
  roomId,
  seq: 1,
  roomName: 'lobby',
  authorName: 'Jonas',
  text: 'The laser is free',
  isDirect: false,
  isMention: false,
  isCaughtUp: false,
};
const calm = { byHand: null, hours: [], isSystemQuiet: false };
// A Monday at noon.
const noon = new Date(2026, 5, 1, 12).getTime();
const noonHour = { days: [1], from: 11 * 60, to: 13 * 60 };

const direct = { isDirect: true, roomName: '' };
const mention = { isMention: true };
const here = { isWindowFocused: true, shown: { serverId, roomId } };
const rules = (
  room: NotifyRules['room']['notify'],
  server: NotifyRules['server'] = 'default',
  app: NotifyRules['app'] = 'mentions',
): Partial<Attention> => ({ rules: { room: { isMuted: false, notify: room }, server, app } });
const muted: Partial<Attention> = {
  rules: { room: { isMuted: true, notify: 'all' }, server: 'all', app: 'all' },
};
const quiet = (facts: Partial<Attention['quiet']>) => ({ quiet: { ...calm, ...facts } });

type Why = 'raised' | 'author' | 'rule' | 'seen' | 'quiet';
it.each<[string, Partial<NotifiableMessage>, Partial<Attention>, Why]>([
  ['NO-1: a direct message is raised', direct, {}, 'raised'],
  ['NO-1: a mention is raised', mention, {}, 'raised'],
  ['NO-1: any other message is not', {}, {}, 'rule'],
  ['NO-1: any message is by choice', {}, rules('default', 'default', 'all'), 'raised'],
  ['NO-1: nothing is when nothing shall', direct, rules('default', 'default', 'nothing'), 'rule'],
  ['NO-1: no mention when nothing shall', mention, rules('default', 'default', 'nothing'), 'rule'],

  ['NO-2: the visible conversation of a focused window is not', direct, here, 'seen'],
  ['NO-2: not even by choice', {}, { ...here, ...rules('all') }, 'seen'],
  ['NO-2: an open but unfocused one is', direct, { ...here, isWindowFocused: false }, 'raised'],
  [
    'NO-2: another one of a focused window is',
    direct,
    { ...here, shown: { serverId, roomId: other } },
    'raised',
  ],
  [
    'NO-2: the same room id of another server is',
    direct,
    { ...here, shown: { serverId: 'x' as ServerId, roomId } },
    'raised',
  ],
  ['NO-2: a focused window without a conversation', direct, { isWindowFocused: true }, 'raised'],

  ['G10 · NO-3: a muted room is not, whatever stands above it', {}, muted, 'rule'],
  ['NO-3: no mention in a muted room', mention, muted, 'rule'],
  ['NO-3: no muted direct room', direct, muted, 'rule'],
  [
    'NO-3: nobody of whom one does not want to hear',
    { ...direct, isFromMuted: true },
    {},
    'author',
  ],
  [
    'NO-3: not where everything is told either',
    { isFromMuted: true },
    rules('all', 'all', 'all'),
    'author',
  ],

  [
    'NO-7: a room that tells everything, on a server that tells nothing',
    {},
    rules('all', 'nothing'),
    'raised',
  ],
  [
    'NO-7: a room for mentions on a server that tells everything',
    {},
    rules('mentions', 'all'),
    'rule',
  ],
  ['NO-7: a mention there', mention, rules('mentions', 'all'), 'raised'],
  [
    'NO-7: a room as its server, which tells nothing',
    mention,
    rules('default', 'nothing', 'all'),
    'rule',
  ],
  [
    'NO-7: a server that tells everything in an app that tells nothing',
    {},
    rules('default', 'all', 'nothing'),
    'raised',
  ],

  ['NO-8: a keyword is a mention', {}, { keywords: ['bikes', 'LASER'] }, 'raised'],
  ['NO-8: a part of a word is none', {}, { keywords: ['las'] }, 'rule'],
  ['NO-8: none in a muted room', {}, { ...muted, keywords: ['laser'] }, 'rule'],

  [
    'NO-10: not while quiet by hand',
    direct,
    quiet({ byHand: { isOn: true, until: null } }),
    'quiet',
  ],
  ['NO-10: when that has ended', direct, quiet({ byHand: { isOn: true, until: noon } }), 'raised'],
  ['NO-10: not in quiet hours', mention, quiet({ hours: [noonHour] }), 'quiet'],
  ['NO-10: outside of them', mention, quiet({ hours: [{ ...noonHour, days: [2] }] }), 'raised'],
  [
    'NO-10: in quiet hours that the person has ended',
    mention,
    quiet({ hours: [noonHour], byHand: { isOn: false, until: noon + 1 } }),
    'raised',
  ],
  ['NO-10: not while the system is quiet', direct, quiet({ isSystemQuiet: true }), 'quiet'],
])('%s', (_title, change, attention, expected) => {
  const verdict = decide({ ...message, ...change }, {
    isWindowFocused: false,
    shown: null,
    keywords: [],
    quiet: calm,
    now: noon,
    sound: 'ember',
    withText: false,
    ...rules('default'),
    ...attention,
  } as Attention);
  expect(verdict).toEqual(
    expected === 'raised'
      ? { isRaised: true, sound: 'ember', withText: false }
      : { isRaised: false, why: expected },
  );
});
