/** What is broken on purpose between a member's client core and its socket. */
export interface WireFaults {
  seed: number;
  /** How likely the acknowledgement of a packet of messages is swallowed. */
  swallow: number;
  /** How likely the connection breaks right after one was swallowed, before anything else is heard. */
  cutAfterSwallow: number;
  /** How likely news of the timeline are swallowed. */
  loseNews: number;
}

/** Where a process kills itself: on the packet with which message it sends in this life. */
export interface Trap {
  at: 'written' | 'emitted' | 'answered';
  nth: number;
}

/** One person of a participant's process. */
export interface MemberSetup {
  name: string;
  /** Where the key, the database and the journal are. */
  folder: string;
  address: { host: string; port: number };
  /** How often this person's process was started before. */
  life: number;
}

/** The first thing a participant's process is told. */
export interface Begin {
  do: 'begin';
  serverId: string;
  members: MemberSetup[];
  faults: WireFaults | null;
  trap: Trap | null;
}

/** What a participant's process can be told. */
export type ToParticipant =
  | Begin
  /**
   * Every member writes so many messages of so many bytes, with a pause after each, and holds back while `ahead` messages
   * wait in the outbox. Of a program that writes, `atOnce` come in one turn; of a person one.
   */
  | {
      do: 'send';
      count: number;
      bytes: number;
      pauseMs: number;
      ahead: number;
      atOnce?: number;
    }
  /** No more of what it was told to send. */
  | { do: 'be-quiet' }
  /** As after sleep: try now. */
  | { do: 'hurry' }
  | { do: 'end' };

/** How one person stands. */
export interface MemberStatus {
  /** Messages that are safely in the outbox, ever since this process began. */
  attempted: number;
  acknowledged: number;
  /** How many sends the own disk refused. */
  notKept: number;
  /** Messages in the outbox now. */
  waiting: number;
  /** Those of them that the server refused for good. */
  failed: number;
  link: string;
  /** The last number that was shown, by room. */
  shown: Record<string, number>;
  /** The highest number that was acknowledged, by room. */
  stored: Record<string, number>;
  /** The longest that news which were swallowed stayed missing. */
  refillMs: number;
  swallowed: number;
}

/** What a participant's process tells, at most every few milliseconds. */
export interface FromParticipant {
  members: MemberStatus[];
  /** How many commands it has heard, the first included. */
  heard: number;
  isSending: boolean;
  /** The longest that its event loop was held up so far. */
  heldUpMs: number;
}
