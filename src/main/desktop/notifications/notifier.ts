import { Notification } from 'electron/main';
import type { Log } from '../../../shared/lib/log';
import type { MemberId, RoomId, ServerId } from '../../../shared/model/ids';
import type { Translate } from '../../../shared/texts';
import type { NotifiableMessage } from './decide';
import { toRoomKey } from './gather';
import type { KnockNotice } from './knocks';
import { isBodyMarkup } from './markup';
import { escapeMarkup, toNotificationWords, type NotificationWords } from './words';

/** Older ones of a room are closed when it has more than this on the screen. */
const MAX_PER_ROOM = 5;
/** How long the system may take to say that it shows a test notification. */
const SHOW_TIMEOUT_MS = 3_000;

/** Shows native notifications and hears their clicks. */
export interface Notifier {
  /** Shows messages of one room as one notification; a click asks for that room (NO-5). */
  show(messages: readonly NotifiableMessage[], withText: boolean): void;
  /** Shows plain words. Resolves to whether the system took them. */
  say(words: NotificationWords): Promise<boolean>;
  /** Shows that somebody waits to be let in, in the place of what was shown of that before. */
  showKnocks(notice: KnockNotice): void;
  /** Nobody waits any more. */
  closeKnocks(): void;
  /** The room was read: its notifications go. */
  closeRoom(serverId: ServerId, roomId: RoomId): void;
  /** The message was taken back: the notification that speaks of it goes. */
  closeMessage(serverId: ServerId, roomId: RoomId, seq: number): void;
}

/** Creates the notifier. The system's way of reading text is asked before anything is shown. */
export function createNotifier(options: {
  t: Translate;
  icon: string;
  log: Log;
  onClick: (serverId: ServerId, roomId: RoomId) => void;
  onPlainClick: () => void;
  onKnocksClick: () => void;
  onKnockAnswer: (memberId: MemberId, isLetIn: boolean) => void;
}): Notifier {
  const { t, icon, log, onClick, onPlainClick, onKnocksClick, onKnockAnswer } = options;
  // Notifications that are not kept anywhere are collected, and their clicks with them.
  const open = new Map<string, Set<Notification>>();
  const plain = new Set<Notification>();
  const knocks = new Set<Notification>();
  const spokenOf = new WeakMap<Notification, readonly number[]>();
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

  async function showRoom(messages: readonly NotifiableMessage[], withText: boolean) {
    const message = messages.at(-1);
    if (message === undefined) return;
    const { serverId, roomId } = message;
    const notification = await create(toNotificationWords(messages, { withText, t }));
    if (notification === null) return;
    const key = toRoomKey(serverId, roomId);
    const ofRoom = open.get(key) ?? new Set();
    open.set(key, ofRoom);
    spokenOf.set(
      notification,
      messages.map(({ seq }) => seq),
    );
    keep(notification, ofRoom, () => onClick(serverId, roomId));
    notification.show();
    log.debug('notification shown', { count: messages.length });
    const oldest = [...ofRoom][0];
    if (ofRoom.size > MAX_PER_ROOM && oldest !== undefined) {
      ofRoom.delete(oldest);
      oldest.close();
    }
  }

  /** Which notice is the latest, also while the system is still asked how to write it. */
  let latestNotice = 0;

  function closeKnocks(): void {
    latestNotice += 1;
    for (const notification of knocks) notification.close();
    knocks.clear();
  }

  async function showKnocks(notice: KnockNotice) {
    const { only } = notice;
    closeKnocks();
    const which = latestNotice;
    // Where the system has no buttons, it leaves them out.
    const actions = ['desktop.letIn', 'desktop.refuse'] as const;
    const buttons = actions.map((key) => ({ type: 'button' as const, text: t(key) }));
    const notification = await create(notice, only === null ? {} : { actions: buttons });
    if (notification === null || which !== latestNotice) return;
    keep(notification, knocks, onKnocksClick);
    if (only !== null) {
      notification.once('action', (_event, index) => onKnockAnswer(only, index === 0));
    }
    notification.show();
  }

  return {
    showKnocks: (notice) => void showKnocks(notice),
    closeKnocks,
    show(messages, withText) {
      void showRoom(messages, withText);
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
    closeMessage(serverId, roomId, seq) {
      const ofRoom = open.get(toRoomKey(serverId, roomId)) ?? new Set();
      for (const notification of ofRoom) {
        if (spokenOf.get(notification)?.includes(seq) !== true) continue;
        ofRoom.delete(notification);
        notification.close();
      }
    },
    closeRoom(serverId, roomId) {
      const key = toRoomKey(serverId, roomId);
      const ofRoom = open.get(key);
      open.delete(key);
      for (const notification of ofRoom ?? []) notification.close();
    },
  };
}
