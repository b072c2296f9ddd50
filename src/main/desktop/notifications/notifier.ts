import { Notification } from 'electron/main';
import type { Log } from '../../../shared/lib/log';
import type { MemberId, RoomId, ServerId } from '../../../shared/model/ids';
import type { Translate } from '../../../shared/texts';
import type { NotifiableMessage } from './decide';
import type { KnockNotice } from './knocks';
import { isBodyMarkup } from './markup';
import { createRoomNotices } from './room-notices';
import { escapeMarkup, type NotificationWords } from './words';

/** How long the system may take to say that it shows a test notification. */
const SHOW_TIMEOUT_MS = 3_000;

/** Shows native notifications and hears their clicks. */
export interface Notifier {
  /** Shows messages of one room in its one notification; a click asks for that room (NO-5). */
  show(messages: readonly NotifiableMessage[], how: { withText: boolean; isHeard: boolean }): void;
  /** Shows plain words. Resolves to whether the system took them. */
  say(words: NotificationWords): Promise<boolean>;
  /** Shows that somebody waits to be let in, in the place of what was shown of that before. */
  showKnocks(notice: KnockNotice, isHeard: boolean): void;
  /** Nobody waits any more. */
  closeKnocks(): void;
  /** The room was read up to there, with null all of it: a notification that speaks of nothing else goes. */
  closeRead(serverId: ServerId, roomId: RoomId, upTo: number | null): void;
  /** The message was taken back: the notification that speaks of it goes. */
  closeMessage(serverId: ServerId, roomId: RoomId, seq: number): void;
}

/** Creates the notifier. The system's way of reading text is asked before anything is shown. */
export function createNotifier(options: {
  t: Translate;
  icon: string;
  log: Log;
  onClick: (serverId: ServerId, roomId: RoomId) => void;
  /** Mark read was pressed in a notification that ends with that message. */
  onRead: (serverId: ServerId, roomId: RoomId, seq: number) => void;
  /** Something was answered in a notification. */
  onReply: (serverId: ServerId, roomId: RoomId, text: string) => void;
  onPlainClick: () => void;
  onKnocksClick: () => void;
  onKnockAnswer: (memberId: MemberId, isLetIn: boolean) => void;
}): Notifier {
  const { t, icon, log, onClick, onPlainClick, onKnocksClick, onKnockAnswer } = options;
  // Notifications that are not kept anywhere are collected, and their clicks with them.
  const plain = new Set<Notification>();
  const knocks = new Set<Notification>();
  let markup: Promise<boolean> | null = null;

  async function create(
    { title, body }: NotificationWords,
    more: Electron.NotificationConstructorOptions = {},
  ): Promise<Notification | null> {
    if (!Notification.isSupported()) {
      log.warn('this system shows no notifications');
      return null;
    }
    markup ??= isBodyMarkup();
    const shown = (await markup) ? escapeMarkup(body) : body;
    return new Notification({ title, body: shown, icon, ...more });
  }

  function keep(notification: Notification, kept: Set<Notification>, onPressed: () => void): void {
    kept.add(notification);
    const forget = () => kept.delete(notification);
    notification.on('close', forget);
    notification.on('failed', () => {
      forget();
      log.warn('the system refused a notification');
    });
    notification.on('click', () => {
      forget();
      onPressed();
    });
  }

  const rooms = createRoomNotices({
    t,
    platform: process.platform,
    log,
    create,
    onClick,
    onRead: options.onRead,
    onReply: options.onReply,
  });

  /** Which notice is the latest, also while the system is still asked how to write it. */
  let latestNotice = 0;

  function closeKnocks(): void {
    latestNotice += 1;
    for (const notification of knocks) notification.close();
    knocks.clear();
  }

  async function showKnocks(notice: KnockNotice, isHeard: boolean) {
    const { only } = notice;
    closeKnocks();
    const which = latestNotice;
    // Where the system has no buttons, it leaves them out.
    const actions = ['desktop.letIn', 'desktop.refuse'] as const;
    const buttons = actions.map((key) => ({ type: 'button' as const, text: t(key) }));
    const notification = await create(notice, {
      silent: !isHeard,
      ...(only === null ? {} : { actions: buttons }),
    });
    if (notification === null || which !== latestNotice) return;
    keep(notification, knocks, onKnocksClick);
    if (only !== null) {
      notification.once('action', (_event, index) => onKnockAnswer(only, index === 0));
    }
    notification.show();
  }

  return {
    showKnocks: (notice, isHeard) => void showKnocks(notice, isHeard),
    closeKnocks,
    show(messages, how) {
      void rooms.show(messages, how);
    },
    async say(words) {
      const notification = await create(words);
      if (notification === null) return false;
      const shown = new Promise<boolean>((resolve) => {
        const deadline = setTimeout(() => resolve(false), SHOW_TIMEOUT_MS);
        const settle = (isShown: boolean) => {
          clearTimeout(deadline);
          resolve(isShown);
        };
        notification.once('show', () => settle(true));
        notification.once('failed', () => settle(false));
      });
      keep(notification, plain, onPlainClick);
      notification.show();
      return shown;
    },
    closeRead: (serverId, roomId, upTo) => rooms.closeRead(serverId, roomId, upTo),
    closeMessage: (serverId, roomId, seq) => rooms.closeMessage(serverId, roomId, seq),
  };
}
