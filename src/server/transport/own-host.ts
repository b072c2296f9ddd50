import type { Clock } from '../domain/domain';

const REMEMBERED_MS = 3_000;
const MOST_REMEMBERED = 64;

/** Remembers answers for a moment: addresses of a machine change, but not between two requests of one storm. */
export function rememberHosts(
  isOwnHost: (host: string) => boolean,
  clock: Pick<Clock, 'now'>,
): (host: string) => boolean {
  let answers = new Map<string, boolean>();
  let until = 0;
  return (host) => {
    if (clock.now() >= until || answers.size >= MOST_REMEMBERED) {
      answers = new Map();
      until = clock.now() + REMEMBERED_MS;
    }
    const known = answers.get(host);
    if (known !== undefined) return known;
    const answer = isOwnHost(host);
    answers.set(host, answer);
    return answer;
  };
}
