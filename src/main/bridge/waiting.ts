import { callArguments, type CallName } from '../../shared/bridge/contract';
import type { SessionCallName } from '../sessions/session-set';
import type { CallHandlers } from './door';

/** The calls that the first picture does without. */
export type LaterHandlers = Omit<CallHandlers, SessionCallName | 'app:snapshot'>;

/** Handlers that fetch the real ones with the first call. */
export function toWaiting(fetch: () => Promise<LaterHandlers>): LaterHandlers {
  const wait = (name: CallName) => async (input: never) => {
    const handlers: Partial<Record<CallName, (input: never) => Promise<unknown>>> = await fetch();
    return handlers[name]?.(input);
  };
  // Every name is there, each with the type of its own, which a list of names cannot say.
  return Object.fromEntries(
    Object.keys(callArguments).map((name) => [name, wait(name as CallName)]),
  ) as unknown as LaterHandlers;
}
