import { describe, expect, it } from 'vitest';
import type { AppPatch } from '../../../shared/bridge/patch';
import { settingsSchema } from '../../../shared/bridge/settings';
import type { AppView } from '../../../shared/bridge/views';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import { createAttentionKeeper } from './attention';
import type { NotifiableMessage } from './decide';

const serverId = 's' as ServerId;
const roomId = 'r' as RoomId;

function setUp() {
  let timers: (() => void)[] = [];
  let isFocused = false;
  let view = { servers: {} } as Pick<AppView, 'servers'>;
  const shown: { texts: string[]; withText: boolean }[] = [];
  const closed: string[] = [];
  const keeper = createAttentionKeeper({
    notifier: {
      show: (messages, withText) => {
        shown.push({ texts: messages.map(({ text }) => text), withText });
      },
      closeRoom: (server, room) => closed.push(`${server}/${room}`),
      closeMessage: (server, room, seq) => closed.push(`${server}/${room}/${seq}`),
    },
    after(_delayMs, run) {
      timers.push(run);
      return () => undefined;
    },
    isWindowFocused: () => isFocused,
    settings: () => settingsSchema.parse({ notifyWithText: false }),
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
        isMuted: false,
        isCaughtUp: false,
        ...change,
      }),
    focus(value: boolean) {
      isFocused = value;
    },
    see(next: unknown) {
      view = next as Pick<AppView, 'servers'>;
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

  it('takes the notifications of a room away when it was read or is gone', () => {
    const { closed, patch } = setUp();
    patch({ servers: { [serverId]: { rooms: { [roomId]: { unread: 1 } } } } });
    expect(closed).toEqual([]);
    patch({ servers: { [serverId]: { rooms: { [roomId]: { unread: 0 } } } } });
    patch({ servers: { [serverId]: { rooms: { gone: null } } } });
    expect(closed).toEqual(['s/r', 's/gone']);
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
