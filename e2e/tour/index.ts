import { begin } from './beginning';
import { beAlone } from './trouble';
import { keepOrder } from './order';
import { lookAround } from './around';
import type { Visit, World } from './steps';
import { talk } from './talking';
import { meetVersions } from './versions';

/** Goes through every screen of the app in a little story, and calls `visit` at each. */
export async function walk(world: World, visit: Visit): Promise<void> {
  const people = await begin(world, visit);
  await talk(people, visit);
  await lookAround(people, visit);
  await keepOrder(people, visit);
  await beAlone(world, visit);
  await meetVersions(world, visit);
}
