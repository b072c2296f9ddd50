import type { AppPatch } from '../../../shared/bridge/patch';
import type { Settings } from '../../../shared/bridge/settings';
import type { AppView, ShownRoom } from '../../../shared/bridge/views';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import { isSilenced } from '../../../shared/model/person';
import type { QuietFacts } from '../../../shared/model/quiet';
import type { BundledSound } from '../../../shared/model/sounds';
import { decide, type NotifiableMessage, type NotifyRules, type Verdict } from './decide';
import { createNotificationGatherer } from './gather';
import type { Notifier } from './notifier';

/** Knows what the person looks at, and turns arrived messages into notifications or into nothing. */
export interface AttentionKeeper {
  messageArrived(message: NotifiableMessage): void;
  /** A message was taken back: its notification goes, where the system lets it. */
  messageWithdrawn(place: { serverId: ServerId; roomId: RoomId; seq: number }): void;
  /** The window shows that conversation now, or none. */
  conversationShown(shown: ShownRoom | null): void;
  /** Hears what changed in the view: rooms that were read, here or elsewhere, connections that were lost. */
  viewPatched(patch: AppPatch): void;
}

/** Of a room that the view does not have yet. */
const NO_RULE = { isMuted: false, notify: 'default' } as const;

/** Creates the keeper; the conversation on the screen is none until the page says so. */
export function createAttentionKeeper(options: {
  notifier: Pick<Notifier, 'show' | 'closeRead' | 'closeMessage'>;
  after: (delayMs: number, run: () => void) => () => void;
  now: () => number;
  isWindowFocused: () => boolean;
  settings: () => Settings;
  quiet: () => QuietFacts;
  view: () => Pick<AppView, 'servers' | 'people'>;
  /** Plays a sound of ours; false where nothing is there that could. */
  ring: (sound: BundledSound) => boolean;
}): AttentionKeeper {
  const { notifier, after, now, isWindowFocused, settings, quiet, view, ring } = options;
  let shown: ShownRoom | null = null;
  let rangAt = Number.NEGATIVE_INFINITY;

  // Rules of this moment: what the person has muted since the message came counts too.
  const toRules = ({ serverId, roomId }: NotifiableMessage): NotifyRules => {
    const server = view().servers[serverId];
    return {
      room: server?.rooms[roomId] ?? NO_RULE,
      server: server?.notify ?? 'default',
      app: settings().notify,
    };
  };
  const judge = (message: NotifiableMessage): Verdict => {
    const { keywords, notifySound, notifyWithText } = settings();
    const { authorId } = message;
    const isFromMuted = authorId !== undefined && isSilenced(view().people[authorId]);
    return decide(
      { ...message, isFromMuted },
      {
        isWindowFocused: isWindowFocused(),
        shown,
        rules: toRules(message),
        keywords,
        quiet: quiet(),
        now: now(),
        sound: notifySound,
        withText: notifyWithText,
      },
    );
  };

  /** One sound for all rooms that speak at once. Answers whether the system's own sound is to be heard. */
  const sound = ({ sound: wanted }: Extract<Verdict, { isRaised: true }>): boolean => {
    if (wanted === 'off') return false;
    const time = now();
    if (Math.abs(time - rangAt) < LIMITS.notificationPauseMs) return false;
    rangAt = time;
    return wanted === 'system' || !ring(wanted);
  };

  const gatherer = createNotificationGatherer({
    after,
    isWanted: (message) => judge(message).isRaised,
    show(messages) {
      const last = messages.at(-1);
      const verdict = last === undefined ? null : judge(last);
      if (verdict?.isRaised !== true) return;
      notifier.show(messages, { withText: verdict.withText, isHeard: sound(verdict) });
    },
  });

  return {
    messageArrived(message) {
      if (judge(message).isRaised) gatherer.add(message);
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
          const upTo = room === null || room.unread === 0 ? null : room.readSeq;
          gatherer.drop(serverId, key as RoomId, upTo);
          notifier.closeRead(serverId, key as RoomId, upTo);
        }
      }
    },
  };
}
