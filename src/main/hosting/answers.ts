import type { FromServerProcess } from '../../shared/hosting/messages';
import { failure, success, type Result } from '../../shared/lib/result';

/** What a running server answers to a request. */
export type Answer = Extract<
  FromServerProcess,
  { type: 'configured' | 'invite-made' | 'invite-revoked' | 'knock-answered' }
>;

/** The requests that a running server has not answered yet; it answers one at a time, in the order in which it was asked. */
export interface Answers {
  /** Sends a request and waits for its answer. */
  ask(send: () => void): Promise<Result<null>>;
  /** The oldest request was answered. */
  answered(answer: Result<Answer>): void;
  /** The server is gone: nothing is answered any more. */
  dropped(): void;
}

/** Creates a list on which nothing waits. */
export function createAnswers(): Answers {
  let waiting: ((answer: Result<Answer>) => void)[] = [];
  return {
    async ask(send) {
      const answer = await new Promise<Result<Answer>>((resolve) => {
        waiting.push(resolve);
        send();
      });
      return answer.ok ? success(null) : answer;
    },
    answered: (answer) => waiting.shift()?.(answer),
    dropped() {
      const unanswered = waiting;
      waiting = [];
      for (const answer of unanswered) answer(failure('not_hosting', 'The server has stopped.'));
    },
  };
}
