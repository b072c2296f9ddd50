import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../shared/lib/log';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import { createEnglish } from '../../../shared/texts';
import type { NotifiableMessage } from './decide';
import { createRoomNotices, toNoticeExtras, type NativeNotice } from './room-notices';

const serverId = 's' as ServerId;
const roomId = 'r' as RoomId;
const t = createEnglish();

const message = (seq: number, change: Partial<NotifiableMessage> = {}): NotifiableMessage => ({
  serverId,
  roomId,
  seq,
  roomName: 'kitchen',
  authorName: 'Jonas',
  text: `message ${seq}`,
  isDirect: false,
  isMention: false,
  isCaughtUp: false,
  ...change,
});

/** A system that shows what it is told, until it is taken away. */
function setUp() {
  const screen = new Set<FakeNotice>();
  const told: string[] = [];
  interface FakeNotice extends NativeNotice {
    title: string;
    body: string;
    emit: (event: string, ...args: unknown[]) => void;
  }
  const notices = createRoomNotices({
    t,
    platform: 'darwin',
    log: silentLog,
    async create({ title, body }) {
      const listeners = new Map<string, (...args: never[]) => void>();
      const notice: FakeNotice = {
        title,
        body,
        on: (event: string, listener: (...args: never[]) => void) => listeners.set(event, listener),
        emit: (event, ...args) => listeners.get(event)?.(...(args as never[])),
        show: () => screen.add(notice),
        close() {
          if (screen.delete(notice)) notice.emit('close');
        },
      };
      return notice;
    },
    onClick: (_server, room) => told.push(`click ${room}`),
    onRead: (_server, room, seq) => told.push(`read ${room} ${seq}`),
    onReply: (_server, room, text) => told.push(`reply ${room} ${text}`),
  });
  return {
    notices,
    told,
    say: (...messages: NotifiableMessage[]) =>
      notices.show(messages, { withText: true, isHeard: false }),
    shown: () => [...screen].map(({ title, body }) => `${title} | ${body}`),
    only() {
      const [notice] = screen;
      if (notice === undefined) throw new Error('nothing is shown');
      return notice;
    },
  };
}

describe('the notice of a room', () => {
  it('NO-9: is one, which counts what was told before', async () => {
    const { say, shown } = setUp();
    await say(message(1));
    expect(shown()).toEqual(['Jonas · #kitchen | message 1']);
    await say(message(2), message(3, { authorName: 'Aïcha' }));
    expect(shown()).toEqual(['3 new messages in #kitchen | Aïcha: message 3']);
    await say(message(9, { roomId: 'o' as RoomId, isDirect: true }));
    expect(shown()).toHaveLength(2);
  });

  it('NO-9: begins to count anew when it was put away or clicked', async () => {
    const { say, shown, only, told } = setUp();
    await say(message(1));
    only().close();
    await say(message(2));
    expect(shown()).toEqual(['Jonas · #kitchen | message 2']);
    only().emit('click');
    only().close();
    await say(message(3));
    expect(shown()).toEqual(['Jonas · #kitchen | message 3']);
    expect(told).toEqual(['click r']);
  });

  it('NO-9: goes when all it speaks of was read, here or elsewhere', async () => {
    const { say, shown, notices } = setUp();
    await say(message(4), message(5));
    notices.closeRead(serverId, roomId, 4);
    expect(shown()).toHaveLength(1);
    notices.closeRead(serverId, roomId, 5);
    expect(shown()).toEqual([]);
    await say(message(6));
    expect(shown()).toEqual(['Jonas · #kitchen | message 6']);
    notices.closeRead(serverId, roomId, null);
    expect(shown()).toEqual([]);
  });

  it('NO-9: does not come up when it was read while the system was still asked', async () => {
    const { say, shown, notices } = setUp();
    const saying = say(message(1));
    notices.closeRead(serverId, roomId, null);
    await saying;
    expect(shown()).toEqual([]);
  });

  it('goes with the words that were taken back, and counts them no more', async () => {
    const { say, shown, notices } = setUp();
    await say(message(1), message(2), message(3));
    notices.closeMessage(serverId, roomId, 1);
    expect(shown()).toHaveLength(1);
    notices.closeMessage(serverId, roomId, 3);
    expect(shown()).toEqual([]);
    notices.closeMessage(serverId, roomId, 3);
  });

  it.each([
    ['as the system of now tells it', [{ actionIndex: 0 }, 7]],
    ['as Electron 33 tells it', [{}, 0]],
  ])('NO-12: Mark read reads up to the last of them, %s', async (_how, said) => {
    const { say, shown, only, told } = setUp();
    await say(message(1), message(2));
    only().emit('action', ...said);
    expect(told).toEqual(['read r 2']);
    expect(shown()).toEqual([]);
  });

  it.each([
    ['as the system of now tells it', [{ reply: 'on my way' }, '']],
    ['as Electron 33 tells it', [{}, 'on my way']],
  ])('NO-12: a reply goes out, and what it answers is read, %s', async (_how, said) => {
    const { say, shown, only, told } = setUp();
    await say(message(2));
    only().emit('reply', ...said);
    expect(told).toEqual(['reply r on my way', 'read r 2']);
    expect(shown()).toEqual([]);
  });

  it.each([
    ['darwin', true],
    ['win32', true],
    ['linux', false],
  ] as const)('NO-12: on %s there is Mark read, and Reply: %s', (platform, hasReply) => {
    const extras = toNoticeExtras({ platform, serverId, isHeard: true, t });
    expect(extras.actions).toEqual([{ type: 'button', text: 'Mark read' }]);
    expect(extras.hasReply ?? false).toBe(hasReply);
  });

  it('NO-11: is silent unless the system is to be heard', () => {
    const silent = (isHeard: boolean) =>
      toNoticeExtras({ platform: 'linux', serverId, isHeard, t }).silent;
    expect([silent(true), silent(false)]).toEqual([false, true]);
  });
});
