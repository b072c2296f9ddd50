import { openMulticast } from '../../node/discovery/multicast';
import type { Announced } from '../../node/discovery/service-records';
import type { AnnouncingTerms } from '../../shared/hosting/announcing';
import { LIMITS } from '../../shared/model/limits';
import type { Log } from '../../shared/lib/log';
import { startAnnouncement, type Announcement } from './announcement';

/** Announces one running server for as long as it is wanted and awake. */
export interface Announcing {
  change(terms: AnnouncingTerms): void;
  renamed(name: string): void;
  /** Goodbye for now; resolves when it has left. */
  sleep(): Promise<void>;
  wake(): void;
  close(): Promise<void>;
}

function after(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs).unref();
  return () => clearTimeout(timer);
}

/** Creates what announces; nobody hears anything before `change`. */
export function createAnnouncing(server: Omit<Announced, 'hostName'>, log: Log): Announcing {
  let terms: AnnouncingTerms = { isOn: false, hostName: null };
  let { name } = server;
  let isAwake = true;
  let running: Announcement | null = null;
  let cancelWake = () => {};

  const toAnnounced = (): Announced => ({ ...server, name, hostName: terms.hostName });
  const stop = async () => {
    const ended = running;
    running = null;
    await ended?.close();
  };
  const follow = () => {
    if (!terms.isOn || !isAwake) void stop();
    else if (running === null) {
      const deps = { multicast: openMulticast(log), after, random: Math.random };
      running = startAnnouncement(deps, toAnnounced());
    } else running.update(toAnnounced());
  };
  function wake(): void {
    cancelWake();
    isAwake = true;
    follow();
  }

  return {
    change(next) {
      terms = next;
      follow();
    },
    renamed(next) {
      name = next;
      follow();
    },
    async sleep() {
      isAwake = false;
      cancelWake();
      // Should nobody say that the night is over.
      cancelWake = after(LIMITS.sleepAtMostMs, wake);
      await stop();
    },
    wake,
    async close() {
      cancelWake();
      isAwake = false;
      await stop();
    },
  };
}
