import { createFull, type Scenario } from './full-world';
import type { Scenarios } from './scenarios/change';
import { connecting } from './scenarios/connecting';
import { hosting } from './scenarios/hosting';
import { order } from './scenarios/order';
import { people } from './scenarios/people';
import { starting } from './scenarios/starting';
import { versions } from './scenarios/versions';

const SCENARIOS: Scenarios = {
  ...starting,
  ...connecting,
  ...hosting,
  ...people,
  ...order,
  ...versions,
};

/** Scenarios in which something was done to keep order before. */
export const ORDERLY: ReadonlySet<string> = new Set(['order', 'moderator']);

/** Builds the made-up app of a name; `full`, like every unknown name, is the full one as it is. */
export function createScenario(name: string, now: number): Scenario {
  const scenario = createFull(now, name === 'long' ? 10_000 : 400);
  SCENARIOS[name]?.(scenario, now);
  return scenario;
}
