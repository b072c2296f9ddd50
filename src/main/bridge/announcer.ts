import type { Announcement } from '../../shared/bridge/contract';

/** Says things to the page once it listens. */
export interface Announcer {
  /** Patches and timelines are dropped while nobody listens (the snapshot has them); wishes of the person are kept. */
  announce(announcement: Announcement): void;
  /** The page has its snapshot: from here on it hears what changes. */
  opened(): void;
  /** The page has said what it shows, so it can also go elsewhere: from here on it hears wishes, first those kept. */
  settled(): void;
  /** The page is gone or loads anew: nothing is said before it asks for its snapshot again. */
  closed(): void;
}

/** What the person asked for from outside the page, and what must not get lost while a window opens. */
const WISHES: ReadonlySet<Announcement['type']> = new Set([
  'conversation:requested',
  'invite:opened',
  'message:requested',
  'settings:requested',
  'shortcuts:requested',
  'host-panel:requested',
  'doctor:requested',
]);

/** Creates the announcer over what sends to the page. */
export function createAnnouncer(send: (announcement: Announcement) => void): Announcer {
  let isOpen = false;
  let isSettled = false;
  const kept = new Map<Announcement['type'], Announcement>();

  function sendKept(): void {
    if (!isOpen || !isSettled) return;
    const waiting = [...kept.values()];
    kept.clear();
    waiting.forEach(send);
  }

  return {
    announce(announcement) {
      if (WISHES.has(announcement.type)) {
        // The last wish of a kind counts; it comes after earlier ones of other kinds.
        kept.delete(announcement.type);
        kept.set(announcement.type, announcement);
        sendKept();
      } else if (isOpen) send(announcement);
    },
    opened() {
      isOpen = true;
      sendKept();
    },
    settled() {
      isSettled = true;
      sendKept();
    },
    closed() {
      isOpen = false;
      isSettled = false;
    },
  };
}
