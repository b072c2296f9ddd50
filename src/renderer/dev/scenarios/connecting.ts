import type { ServerView } from '../../../shared/bridge/views';
import type { Scenario } from '../full-world';
import { changeWorkshop, type Scenarios } from './change';

const knocking = (scenario: Scenario, connection: ServerView['connection']): void => {
  changeWorkshop(scenario, () => ({
    isHostedHere: false,
    isKnown: false,
    connection,
    members: {},
    rooms: {},
  }));
  scenario.view.hosting = { state: 'stopped', problem: null };
};

/** Ways in, and what stands in them. */
export const connecting: Scenarios = {
  connecting: (scenario) =>
    changeWorkshop(scenario, () => ({ isHostedHere: false, connection: { state: 'connecting' } })),
  /** First contact: nothing is known yet. */
  unknown: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      isKnown: false,
      connection: { state: 'connecting' },
      members: {},
      rooms: {},
    })),
  /** Joined by a typed address. */
  unverified: (scenario) =>
    changeWorkshop(scenario, () => ({ isHostedHere: false, isVerified: false })),
  reconnecting: (scenario, now) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'reconnecting', reason: 'unreachable', retryAt: now + 8_000 },
    })),
  refused: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'refused', reason: 'wrong_key' },
    })),
  password: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'refused', reason: 'password_required' },
    })),
  /** Waiting to be let in, refused, and waited long enough. */
  waiting: (scenario, now) =>
    knocking(scenario, { state: 'reconnecting', reason: 'awaiting_admission', retryAt: now }),
  unwelcome: (scenario) => knocking(scenario, { state: 'refused', reason: 'admission_refused' }),
  unanswered: (scenario) => knocking(scenario, { state: 'refused', reason: 'awaiting_admission' }),
  /** Banned, and told so. */
  banned: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'refused', reason: 'banned' },
    })),
};
