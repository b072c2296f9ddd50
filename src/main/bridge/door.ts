import {
  callArguments,
  type CallArguments,
  type CallName,
  type CallValue,
} from '../../shared/bridge/contract';
import type { Log } from '../../shared/lib/log';
import { failure, type Result } from '../../shared/lib/result';
import { parseAtDoor } from '../../shared/lib/parse-at-door';

/** The work behind each call; gets parsed arguments only. */
export type CallHandlers = {
  [C in CallName]: (input: CallArguments<C>) => Promise<Result<CallValue<C>>>;
};

/** Answers one call from the page, whatever it sent. Never throws. */
export type Door = (name: unknown, input: unknown) => Promise<Result<unknown>>;

/** Creates the door: known names only, arguments parsed by their schema (BR-2), bugs answered with `internal` and logged. */
export function createDoor(handlers: CallHandlers, log: Log): Door {
  return async (name, input) => {
    if (!isCallName(name)) return failure('bad_request', 'There is no such call.');
    try {
      const answer = await answerCall(handlers, name, input);
      if (!answer.ok) log.debug('call refused', { name, code: answer.code });
      return answer;
    } catch (error) {
      log.error('call failed', { name, stack: error instanceof Error ? error.stack : undefined });
      return failure('internal', 'This call failed inside the app.');
    }
  };
}

async function answerCall<C extends CallName>(
  handlers: CallHandlers,
  name: C,
  input: unknown,
): Promise<Result<CallValue<C>>> {
  const parsed = parseAtDoor(callArguments[name], input);
  if (!parsed.success) return failure('bad_request', `The arguments of ${name} do not fit.`);
  const handler: (input: CallArguments<C>) => Promise<Result<CallValue<C>>> = handlers[name];
  return handler(parsed.data as CallArguments<C>);
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(callArguments, name);
}
