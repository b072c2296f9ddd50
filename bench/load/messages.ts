import type { Tally } from './broadcasts';

/** Which way of speaking a server has. */
export type Dialect = 'hearth' | 'socket-io' | 'raw';

/** Where a load goes, and how it is reached. */
export interface Target {
  dialect: Dialect;
  port: number;
  isTls: boolean;
  /** Of Hearth, whose signatures name it. */
  serverId: string;
}

/** How senders send. */
export type Pace =
  /** Each sends the next message when the last one was acknowledged. */
  | { kind: 'closed'; messages: number }
  /** In all so many a second, evenly, whatever the server does. */
  | { kind: 'fixed'; messages: number; perSecond: number };

/** What the load's process is told. */
export type ToLoad =
  | { do: 'open'; target: Target; clients: number }
  /** Makes public rooms until there are so many, the lobby among them, and brings everybody into each. */
  | { do: 'make-rooms'; rooms: number }
  /** Makes and signs the messages of the next round, before anything is measured; they go to all rooms in turn. */
  | { do: 'prepare'; pace: Pace; senders: number }
  | { do: 'run' }
  /** Ends all connections and keeps the members. */
  | { do: 'close' }
  /** All of them come back at once; each asks for so many missed entries behind the head it knew, none where null. */
  | { do: 'return'; missed: number | null };

/** What came of a round. */
export interface Round extends Tally {
  /** From the first message until the last delivery. */
  tookMs: number;
  unacknowledged: number;
  /** Acknowledgements that said no. */
  refused: number;
  p50: number;
  p99: number;
}

/** What the load's process answers to each. */
export type FromLoad =
  | { said: 'opened'; tookMs: number }
  | { said: 'made-rooms' }
  | { said: 'prepared' }
  | { said: 'ran'; round: Round }
  | { said: 'closed' }
  | { said: 'returned'; tookMs: number; entries: number }
  | { said: 'failed'; why: string };
