import { nearby } from '../fixture-hosting';
import { byId, createRoom } from '../fixture-rooms';
import { workshop } from '../fixture-servers';
import type { Scenario } from '../full-world';
import { rosa } from '../people';
import { changeWorkshop, type Scenarios } from './change';

const empty = (scenario: Scenario): void => {
  scenario.view.serverOrder = [];
  scenario.view.servers = {};
  scenario.view.hosting = { state: 'stopped', problem: null };
  scenario.entries.clear();
};

/** How it begins: nothing yet, the first server, and what takes time. */
export const starting: Scenarios = {
  /** The very first start. */
  first: (scenario) => {
    empty(scenario);
    scenario.view.profile.name = null;
    scenario.view.profile.isKeyProtected = false;
  },
  /** The very first start, with servers on the network. */
  near: (scenario) => {
    empty(scenario);
    scenario.view.profile.name = null;
    scenario.view.nearby = nearby;
  },
  /** A name, but no server. */
  none: empty,
  /** Just hosting, nobody here, nothing said. */
  fresh: (scenario) => {
    scenario.view.serverOrder = [workshop];
    changeWorkshop(scenario, () => ({
      members: byId([rosa]),
      rooms: byId([createRoom(1, 'Lobby', [rosa.id], { isLobby: true })]),
      typing: {},
    }));
    scenario.entries.clear();
  },
  /** A member of nothing but direct talks. */
  roomless: (scenario) => changeWorkshop(scenario, () => ({ rooms: {}, typing: {} })),
  loading: (scenario) => {
    scenario.isStuck = true;
  },
  /** Ten thousand messages in the Lobby. */
  long: () => undefined,
};
