import { hosted, knocks } from '../fixture-hosting';
import { changeWorkshop, type Scenarios } from './change';

/** What this app hosts. */
export const hosting: Scenarios = {
  /** Hosting, and no invite that could be shown. */
  uninvited: (scenario) => {
    scenario.view.hosting = { ...hosted, invite: null, invites: [] };
  },
  /** Somebody wants in. */
  knock: (scenario) => {
    scenario.view.hosting = { ...hosted, joining: 'ask', knocks: knocks.slice(0, 1) };
  },
  knocks: (scenario) => {
    scenario.view.hosting = { ...hosted, joining: 'ask', knocks };
  },
  stopped: (scenario) => {
    scenario.view.hosting = { state: 'stopped', problem: 'port_in_use' };
    changeWorkshop(scenario, () => ({
      connection: { state: 'reconnecting', reason: 'unreachable', retryAt: 0 },
    }));
  },
  otherport: (scenario) => {
    scenario.view.hosting = { ...hosted, port: 7789, joining: 'password' };
  },
};
