import type { ServerView } from '../../../shared/bridge/views';
import { workshop } from '../fixture-servers';
import type { Scenario } from '../full-world';

/** What makes each scenario of the full world, by name. */
export type Scenarios = Readonly<Record<string, (scenario: Scenario, now: number) => void>>;

/** Changes the server that everything is about. */
export function changeWorkshop(
  scenario: Scenario,
  change: (server: ServerView) => Partial<ServerView>,
) {
  const old = scenario.view.servers[workshop];
  if (old !== undefined) scenario.view.servers[workshop] = { ...old, ...change(old) };
}
