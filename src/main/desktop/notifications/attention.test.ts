import { describe, expect, it } from 'vitest';
import type { AppPatch } from '../../../shared/bridge/patch';
import { settingsSchema, type Settings } from '../../../shared/bridge/settings';
import type { AppView } from '../../../shared/bridge/views';
import type { MemberId, RoomId, ServerId } from '../../../shared/model/ids';
import type { QuietFacts } from '../../../shared/model/quiet';
import { createAttentionKeeper } from './attention';
import type { NotifiableMessage } from './decide';

const serverId = 's' as ServerId;
const roomId = 'r' as RoomId;

function setUp() {
  let timers: (() => void)[] = [];
  let isFocused = false;
  let view: Pick<AppView, 'servers' | 'people'> = { servers: {}, people: {} };
  let now = 0;
  let settings = settingsSchema.parse({ notifyWithText: false });
  let quiet: QuietFacts = { byHand: null, hours: [], isSystemQuiet: false };
  let hasPage = true;
  const rung: string[] = [];
  const shown: { texts: string[]; withText: boolean; isHeard: boolean }[] = [];
  const closed: string[] = [];
  const keeper = createAttentionKeeper({
    notifier: {
      show: (messages, how) => {
        shown.push({ texts: messages.map(({ text }) => text), ...how });
      },
      closeRead: (server, room, upTo) => closed.push(`${server}/${room} ${upTo ?? 'whole'}`),
      closeMessage: (server, room, seq) => closed.push(`${server}/${room}/${seq}`),
    },
    after(_delayMs, run) {
      timers.push(run);
      return () => undefined;
    },
    isWindowFocused: () => isFocused,
    now: () => now,
    settings: () => settings,
    quiet: () => quiet,
    ring(sound) {
      if (hasPage) rung.push(sound);
      return hasPage;
    },
    view: () => view,
  });
  return {
    keeper,
    shown,
    closed,
    say: (text: string, change: Partial<NotifiableMessage> = {}) =>
      keeper.messageArrived({
        serverId,
        roomId,
        seq: 1,
        roomName: '',
        authorName: 'Jonas',
        text,
        isDirect: true,
        isMention: false,
        isCaughtUp: false,
        ...change,
      }),
    rung,
    choose(change: Partial<Settings>) {
      settings = { ...settings, ...change };
    },
    beQuiet(facts: Partial<QuietFacts>) {
      quiet = { ...quiet, ...facts };
    },
    closePage() {
      hasPage = false;
    },
    wait(ms: number) {
      now += ms;
    },
    focus(value: boolean) {
      isFocused = value;
    },
    see(next: unknown) {
      view = { ...view, ...(next as Pick<AppView, 'servers'>) };
    },
    patch: (patch: unknown) => keeper.viewPatched(patch as AppPatch),
    pass() {
      const due = timers;
      timers = [];
      for (const run of due) run();
    },
  };
}

describe('the attention keeper', () => {
  it('NO-2: knows the conversation on the screen, and whether anybody looks', () => {
    const { keeper, shown, say, focus, pass } = setUp();
    keeper.conversationShown({ serverId, roomId });
    focus(true);
    say('seen');
    focus(false);
    say('not seen');
    expect(shown.map(({ texts }) => texts)).toEqual([['not seen']]);
    pass();
    focus(true);
    keeper.conversationShown(null);
    say('elsewhere');
    expect(shown).toHaveLength(2);
  });

  it('hands on whether words may be shown', () => {
    const { shown, say } = setUp();
    say('secret');
    expect(shown[0]?.withText).toBe(false);
  });

  it('drops what waits when the conversation comes on the screen meanwhile', () => {
    const { keeper, shown, say, focus, pass } = setUp();
    say('one');
    say('two');
    keeper.conversationShown({ serverId, roomId });
    focus(true);
    pass();
    expect(shown).toHaveLength(1);
  });

  it('NO-3: knows what was muted since the message came', () => {
    const { shown, say, see } = setUp();
    see({ servers: { [serverId]: { rooms: { [roomId]: { isMuted: true } } } } });
    say('one');
    expect(shown).toEqual([]);
  });

  it('PE-2, PE-3: tells nothing of whom one has muted or blocked, since the message came too', () => {
    const { shown, say, see, pass } = setUp();
    const authorId = 'm'.repeat(26) as MemberId;
    const person = { memberId: authorId, name: '', note: '', isMuted: false, isBlocked: false };
    say('heard', { authorId });
    say('waits', { authorId });
    see({ people: { [authorId]: { ...person, isMuted: true } } });
    pass();
    say('muted', { authorId });
    see({ people: { [authorId]: { ...person, isBlocked: true } } });
    say('blocked', { authorId, isMention: true });
    expect(shown.map(({ texts }) => texts)).toEqual([['heard']]);
    see({ people: { [authorId]: { ...person, note: 'nice' } } });
    pass();
    say('heard again', { authorId });
    expect(shown).toHaveLength(2);
  });

  it('NO-7: knows the rules of room, server and app, as they are now', () => {
    const { shown, say, see, choose } = setUp();
    const rule = (server: string, notify: string) =>
      see({
        servers: {
          [serverId]: { notify: server, rooms: { [roomId]: { isMuted: false, notify } } },
        },
      });
    const room = { isDirect: false, roomName: 'lobby' };
    rule('default', 'default');
    say('one', room);
    choose({ keywords: ['laser'] });
    say('two is about the laser', { ...room, roomId: 'a' as RoomId });
    rule('all', 'default');
    say('three', room);
    rule('all', 'nothing');
    say('four', { ...room, roomId: roomId });
    expect(shown.map(({ texts }) => texts[0])).toEqual(['two is about the laser', 'three']);
  });

  it('NO-10: is silent while the person does not want to be disturbed, also about what waited', () => {
    const { shown, say, beQuiet, pass } = setUp();
    say('one');
    say('two');
    beQuiet({ byHand: { isOn: true, until: null } });
    pass();
    say('three');
    expect(shown.map(({ texts }) => texts)).toEqual([['one']]);
  });

  it('NO-11: one sound for all that comes at once, and never two of one notification', () => {
    const { shown, say, choose, wait, rung, closePage } = setUp();
    const heard = () => shown.splice(0).map(({ isHeard }) => isHeard);
    let room = 0;
    const sayElsewhere = () => say('hello', { roomId: `${(room += 1)}` as RoomId });
    sayElsewhere();
    sayElsewhere();
    expect(heard()).toEqual([true, false]);
    wait(2_000);
    choose({ notifySound: 'ember' });
    sayElsewhere();
    expect(heard()).toEqual([false]);
    expect(rung).toEqual(['ember']);
    wait(2_000);
    closePage();
    sayElsewhere();
    expect(heard()).toEqual([true]);
    wait(2_000);
    choose({ notifySound: 'off' });
    sayElsewhere();
    expect(heard()).toEqual([false]);
    expect(rung).toEqual(['ember']);
  });

  it('NO-9: takes the notifications of a room away when it was read, here or elsewhere, or is gone', () => {
    const { closed, patch } = setUp();
    patch({ servers: { [serverId]: { rooms: { [roomId]: { unread: 1, readSeq: 4 } } } } });
    patch({ servers: { [serverId]: { rooms: { [roomId]: { unread: 0 } } } } });
    patch({ servers: { [serverId]: { rooms: { gone: null } } } });
    expect(closed).toEqual(['s/r 4', 's/r whole', 's/gone whole']);
  });

  it('forgets a message that was taken back, shown or waiting', () => {
    const { keeper, shown, closed, say, pass } = setUp();
    say('one');
    say('two', { seq: 2 });
    say('three', { seq: 3 });
    keeper.messageWithdrawn({ serverId, roomId, seq: 1 });
    keeper.messageWithdrawn({ serverId, roomId, seq: 2 });
    expect(closed).toEqual(['s/r/1', 's/r/2']);
    pass();
    expect(shown.map(({ texts }) => texts)).toEqual([['one'], ['three']]);
  });

  it('NO-4: one notification a room for each absence', () => {
    const { shown, say, patch, pass } = setUp();
    say('one', { isCaughtUp: true });
    pass();
    pass();
    say('late', { isCaughtUp: true });
    pass();
    expect(shown).toHaveLength(1);
    patch({ servers: { [serverId]: { connection: { state: 'reconnecting' } } } });
    say('two', { isCaughtUp: true });
    pass();
    expect(shown).toHaveLength(2);
  });
});
