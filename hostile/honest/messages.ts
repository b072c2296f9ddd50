import type { TestClientOptions } from '../../src/server/testing/test-client';

/** What the suite tells the honest member. */
export type ToHonest =
  | { do: 'begin'; server: TestClientOptions['server'] }
  /** Writes until told to stop, at an even pace. */
  | { do: 'write' }
  /** Tells how long messages have waited since it was last asked. */
  | { do: 'tell' }
  | { do: 'stop' };

/** What was written between `write` and `stop`. */
export interface Written {
  /** How long each message waited for its acknowledgement, in milliseconds. */
  times: number[];
  firstSeq: number;
  lastSeq: number;
}

/** What the honest member answers to each. */
export type FromHonest =
  | { said: 'begun'; memberId: string }
  | { said: 'writing' }
  | { said: 'told'; times: number[] }
  | { said: 'stopped'; written: Written }
  /** An honest message was refused or not answered. */
  | { said: 'failed'; why: string };
