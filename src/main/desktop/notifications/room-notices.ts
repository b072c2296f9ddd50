import type { Log } from '../../../shared/lib/log';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import type { Translate } from '../../../shared/texts';
import type { NotifiableMessage } from './decide';
import { toRoomKey } from './gather';
import { toNotificationWords, type NotificationWords } from './words';

/** What is used of the system's notification; Electron's fits. */
export interface NativeNotice {
  on(event: 'click' | 'close' | 'failed', listener: () => void): unknown;
  on(event: 'action', listener: (details: object, index: number) => void): unknown;
  on(event: 'reply', listener: (details: object, reply: string) => void): unknown;
  show(): void;
  close(): void;
}

/** What a notice of a room has beside its words. */
export interface NoticeExtras {
  silent: boolean;
  actions: { type: 'button'; text: string }[];
  hasReply?: boolean;
  replyPlaceholder?: string;
  groupId: string;
}

/** The buttons, in the order in which they are handed to the system. */
const BUTTONS = ['read'] as const;

/** What the system is asked for. A system leaves out buttons that it has not; an answer is only written where one can be. */
export function toNoticeExtras(options: {
  platform: NodeJS.Platform;
  serverId: ServerId;
  isHeard: boolean;
  t: Translate;
}): NoticeExtras {
  const { platform, serverId, isHeard, t } = options;
  const canReply = platform === 'darwin' || platform === 'win32';
  return {
    silent: !isHeard,
    actions: BUTTONS.map(() => ({ type: 'button', text: t('desktop.markRead') })),
    ...(canReply ? { hasReply: true, replyPlaceholder: t('desktop.replyPlaceholder') } : {}),
    groupId: serverId,
  };
}

/** The notices of rooms: one a room, which speaks for all that was told since it was read or put away. */
export interface RoomNotices {
  show(
    messages: readonly NotifiableMessage[],
    how: { withText: boolean; isHeard: boolean },
  ): Promise<void>;
  /** The room was read up to there, with null all of it. */
  closeRead(serverId: ServerId, roomId: RoomId, upTo: number | null): void;
  closeMessage(serverId: ServerId, roomId: RoomId, seq: number): void;
}

interface RoomNotice {
  /** Oldest first; the words of the last one alone are kept. */
  spoken: readonly NotifiableMessage[];
  notice: NativeNotice | null;
}

/** Creates the notices of rooms. `create` answers null where the system shows none. */
export function createRoomNotices(options: {
  t: Translate;
  platform: NodeJS.Platform;
  log: Log;
  create: (words: NotificationWords, extras: NoticeExtras) => Promise<NativeNotice | null>;
  onClick: (serverId: ServerId, roomId: RoomId) => void;
  onRead: (serverId: ServerId, roomId: RoomId, seq: number) => void;
  onReply: (serverId: ServerId, roomId: RoomId, text: string) => void;
}): RoomNotices {
  const { t, platform, log, create, onClick, onRead, onReply } = options;
  const rooms = new Map<string, RoomNotice>();

  /** Takes the notice away; what it spoke of is counted no more. */
  const forget = (key: string) => {
    const room = rooms.get(key);
    rooms.delete(key);
    room?.notice?.close();
  };

  function hear(notice: NativeNotice, key: string, last: NotifiableMessage): void {
    const { serverId, roomId, seq } = last;
    // One that was replaced has nothing to say any more.
    const whenShown = (run: () => void) => () => {
      if (rooms.get(key)?.notice !== notice) return;
      rooms.delete(key);
      run();
    };
    notice.on(
      'close',
      whenShown(() => {}),
    );
    notice.on(
      'failed',
      whenShown(() => log.warn('the system refused a notification')),
    );
    notice.on(
      'click',
      whenShown(() => onClick(serverId, roomId)),
    );
    notice.on('action', (details, index) => {
      if (BUTTONS[toActionIndex(details, index)] !== 'read') return;
      onRead(serverId, roomId, seq);
      forget(key);
    });
    notice.on('reply', (details, reply) => {
      onReply(serverId, roomId, toReply(details, reply));
      onRead(serverId, roomId, seq);
      forget(key);
    });
  }

  return {
    async show(messages, { withText, isHeard }) {
      const last = messages.at(-1);
      if (last === undefined) return;
      const { serverId, roomId } = last;
      const key = toRoomKey(serverId, roomId);
      const before = rooms.get(key);
      const older = [...(before?.spoken ?? []), ...messages.slice(0, -1)];
      const spoken = [...older.map((message) => ({ ...message, text: '' })), last];
      const room: RoomNotice = { spoken, notice: before?.notice ?? null };
      rooms.set(key, room);
      const words = toNotificationWords(spoken, { withText, t });
      const notice = await create(words, toNoticeExtras({ platform, serverId, isHeard, t }));
      // It was read, taken back or followed by more while the system was asked how to write it.
      if (notice === null || rooms.get(key) !== room) return;
      const old = room.notice;
      room.notice = notice;
      old?.close();
      hear(notice, key, last);
      notice.show();
      log.debug('notification shown', { count: spoken.length });
    },
    closeRead(serverId, roomId, upTo) {
      const key = toRoomKey(serverId, roomId);
      const room = rooms.get(key);
      if (room === undefined) return;
      const left = upTo === null ? [] : room.spoken.filter(({ seq }) => seq > upTo);
      if (left.length === 0) forget(key);
      else room.spoken = left;
    },
    closeMessage(serverId, roomId, seq) {
      const key = toRoomKey(serverId, roomId);
      const room = rooms.get(key);
      if (room === undefined) return;
      const left = room.spoken.filter((message) => message.seq !== seq);
      if (left.length === room.spoken.length) return;
      // Of the older ones no word is on the screen.
      if (left.length > 0 && room.spoken.at(-1)?.seq !== seq) room.spoken = left;
      else forget(key);
    },
  };
}

// Electron 33 tells it beside the event, later ones in it.
const toActionIndex = (details: object, index: number): number =>
  'actionIndex' in details && typeof details.actionIndex === 'number' ? details.actionIndex : index;
const toReply = (details: object, reply: string): string =>
  'reply' in details && typeof details.reply === 'string' ? details.reply : reply;
