import type { AppPatch } from '../../../shared/bridge/patch';
import type { Settings } from '../../../shared/bridge/settings';
import type { AppView } from '../../../shared/bridge/views';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import { isWorthNotifying, type NotifiableMessage } from './decide';
import { createNotificationGatherer } from './gather';
import type { Notifier } from './notifier';

/** Knows what the person looks at, and turns arrived messages into notifications or into nothing. */
export interface AttentionKeeper {
  messageArrived(message: NotifiableMessage): void;
  /** A message was taken back: its notification goes, where the system lets it. */
  messageWithdrawn(place: { serverId: ServerId; roomId: RoomId; seq: number }): void;
  /** The window shows that conversation now, or none. */
  conversationShown(shown: { serverId: ServerId; roomId: RoomId } | null): void;
  /** Hears what changed in the view: rooms that were read, connections that were lost. */
  viewPatched(patch: AppPatch): void;
}

/** Creates the keeper; the conversation on the screen is none until the page says so. */
export function createAttentionKeeper(options: {
  notifier: Pick<Notifier, 'show' | 'closeRoom' | 'closeMessage'>;
  after: (delayMs: number, run: () => void) => () => void;
  isWindowFocused: () => boolean;
  settings: () => Settings;
  view: () => Pick<AppView, 'servers'>;
}): AttentionKeeper {
  const { notifier, after, isWindowFocused, settings, view } = options;
  let shown: { serverId: ServerId; roomId: RoomId } | null = null;

  const isWanted = (message: NotifiableMessage) => {
    // What the person has muted since the message came counts too.
    const room = view().servers[message.serverId]?.rooms[message.roomId];
    const isMuted = room?.isMuted ?? message.isMuted;
    return isWorthNotifying(
      { ...message, isMuted },
      { isWindowFocused: isWindowFocused(), shown, notify: settings().notify },
    );
  };
  const gatherer = createNotificationGatherer({
    after,
    isWanted,
    show: (messages) => notifier.show(messages, settings().notifyWithText),
  });

  return {
    messageArrived(message) {
      if (isWanted(message)) gatherer.add(message);
    },
    messageWithdrawn({ serverId, roomId, seq }) {
      gatherer.withdraw(serverId, roomId, seq);
      notifier.closeMessage(serverId, roomId, seq);
    },
    conversationShown(next) {
      shown = next;
    },
    viewPatched(patch) {
      for (const [id, server] of Object.entries(patch.servers ?? {})) {
        const serverId = id as ServerId;
        if (server === null) continue;
        if (server.connection !== undefined && server.connection.state !== 'online') {
          gatherer.beginAbsence(serverId);
        }
        for (const [key, room] of Object.entries(server.rooms ?? {})) {
          if (room !== null && room.unread > 0) continue;
          gatherer.drop(serverId, key as RoomId);
          notifier.closeRoom(serverId, key as RoomId);
        }
      }
    },
  };
}
