import type { Clock } from '../domain/domain';

const REMEMBERED_MS = 3_000;
const MOST_REMEMBERED = 64;

/** Remembers answers for a moment: addresses of a machine change, but not between two requests of one storm. */
export function rememberHosts(
  isOwnHost: (host: string) => boolean,
  clock: Pick<Clock, 'now'>,
): (host: string) => boolean {
  let answers = new Map<string, boolean>();
  let since = Number.NEGATIVE_INFINITY;
  return (host) => {
    const age = clock.now() - since;
    // Below nothing: somebody has set the clock back.
    if (age < 0 || age >= REMEMBERED_MS || answers.size >= MOST_REMEMBERED) {
      answers = new Map();
      since = clock.now();
    }
    const known = answers.get(host);
    if (known !== undefined) return known;
    const answer = isOwnHost(host);
    answers.set(host, answer);
    return answer;
  };
}
