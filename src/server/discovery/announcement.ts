import type { Multicast } from '../../node/discovery/multicast';
import {
  printAnnouncement,
  readPacket,
  type Announced,
} from '../../node/discovery/service-records';

/** How long an answer waits for further questions; so long that not everybody answers in the same moment. */
const ANSWER_DELAY_MS = { least: 20, most: 120 } as const;
/** The first announcement is said again, since one packet is easily lost. */
const AGAIN_MS = 1_000;
/** Answers are said to everybody, so they need not be said more often. */
const REST_MS = 1_000;

/** Tells the network that a server is here, for as long as it is (DI-1). */
export interface Announcement {
  /** The server is called otherwise, or listens elsewhere. */
  update(announced: Announced): void;
  /** Says goodbye; resolves when that has left. */
  close(): Promise<void>;
}

/** Begins to announce. */
export function startAnnouncement(
  deps: {
    multicast: Multicast;
    after: (delayMs: number, run: () => void) => () => void;
    random: () => number;
  },
  first: Announced,
): Announcement {
  const { multicast, after, random } = deps;
  let announced = first;
  let isResting = false;
  let isWanted = false;
  let isClosed = false;
  const cancels = new Set<() => void>();

  const later = (delayMs: number, run: () => void) => {
    const cancel = after(delayMs, () => {
      cancels.delete(cancel);
      run();
    });
    cancels.add(cancel);
  };
  const say = () => multicast.send(({ addresses }) => printAnnouncement(announced, addresses));

  const rest = () => {
    isResting = true;
    later(REST_MS, () => {
      isResting = false;
      if (isWanted) answer();
    });
  };
  function answer(): void {
    isWanted = true;
    if (isResting) return;
    isResting = true;
    const { least, most } = ANSWER_DELAY_MS;
    later(least + random() * (most - least), () => {
      isWanted = false;
      say();
      rest();
    });
  }
  const announce = () => {
    say();
    later(AGAIN_MS, say);
  };

  const stopHearing = multicast.onHeard(({ bytes }) => {
    if (readPacket(bytes).type === 'question') answer();
  });
  const stopFollowing = multicast.onChanged(announce);
  announce();

  return {
    update(next) {
      if (isClosed || JSON.stringify(next) === JSON.stringify(announced)) return;
      announced = next;
      announce();
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      stopHearing();
      stopFollowing();
      for (const cancel of cancels) cancel();
      multicast.send(({ addresses }) => printAnnouncement(announced, addresses, true));
      await multicast.close();
    },
  };
}
