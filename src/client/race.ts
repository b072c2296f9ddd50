import { failure, success, type Result } from '../shared/lib/result';
import type { ErrorCode, Failure } from '../shared/model/errors';
import type { ServerId } from '../shared/model/ids';
import type { Address } from '../shared/protocol/address';
import type { Hello } from '../shared/protocol/hello';
import { PROTOCOL, toVersionFit } from '../shared/protocol/version';
import type { ClientPlatform } from './platform';

/** How much later each further address is tried. */
const STAGGER_MS = 250;

/** What to tell when every address failed differently: the one that helps a person most. */
const TELLING: readonly ErrorCode[] = [
  'wrong_key',
  'app_too_old',
  'server_too_old',
  'not_hearth',
  'timeout',
  'not_running',
];

export interface Winner {
  address: Address;
  hello: Hello;
}

export type RaceResult = Result<Winner> | (Failure & { isUnanimous: boolean });

function toMostTelling(failures: readonly Failure[]): Failure & { isUnanimous: boolean } {
  const rank = ({ code }: Failure) =>
    (TELLING.indexOf(code) + TELLING.length + 1) % (TELLING.length + 1);
  const best = failures.toSorted((a, b) => rank(a) - rank(b))[0];
  if (best === undefined) {
    return { ...failure('unreachable', 'No address is known.'), isUnanimous: false };
  }
  return { ...best, isUnanimous: failures.every(({ code }) => code === best.code) };
}

function judge(answer: Result<Hello>, expected: ServerId | null): Result<Hello> {
  if (!answer.ok) return answer;
  const { serverId, protocol } = answer.value;
  if (expected !== null && serverId !== expected) {
    return failure('wrong_key', 'The server names another key than the one expected.');
  }
  const fit = toVersionFit(protocol);
  if (fit !== 'fits') {
    const range = (versions: typeof protocol) => `${versions.oldest} to ${versions.current}`;
    return failure(
      fit,
      `The server speaks versions ${range(protocol)}, this app ${range(PROTOCOL)}.`,
    );
  }
  return answer;
}

/**
 * Asks all addresses, each a little later than the one before (at once when that one failed). The first that proves
 * the key and speaks a fitting version wins. Returns how to call it off; then `done` is not called.
 */
export function raceAddresses(
  platform: Pick<ClientPlatform, 'probe' | 'clock'>,
  addresses: readonly Address[],
  expected: ServerId | null,
  done: (result: RaceResult) => void,
): () => void {
  const failures: Failure[] = [];
  let next = 0;
  let isOver = false;
  let cancelTimer = () => {};

  const end = (result: RaceResult) => {
    isOver = true;
    cancelTimer();
    done(result);
  };

  const tryNext = () => {
    cancelTimer();
    const address = addresses[next];
    if (isOver || address === undefined) return;
    next += 1;
    cancelTimer = platform.clock.after(STAGGER_MS, tryNext);
    void platform.probe(address, expected).then((answer) => {
      if (isOver) return;
      const judged = judge(answer, expected);
      if (judged.ok) {
        end(success({ address, hello: judged.value }));
        return;
      }
      failures.push(judged);
      if (failures.length === addresses.length) end(toMostTelling(failures));
      else tryNext();
    });
  };

  if (addresses.length === 0) end(toMostTelling([]));
  else tryNext();
  return () => {
    isOver = true;
    cancelTimer();
  };
}
