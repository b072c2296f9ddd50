import type { Log } from '../shared/lib/log';
import { createSubscribable } from '../shared/lib/subscribable';
import type { SessionEvent } from './client-session';
import type { Clock } from './platform';
import { nextTypingEnd, reduceState, type ClientAction, type ClientState } from './state';

/** What one session knows: changed by actions alone, told to whoever listens. */
export interface SessionState {
  current(): ClientState;
  apply(action: ClientAction): void;
  announce(event: SessionEvent): void;
  subscribe(listener: (event: SessionEvent) => void): () => void;
  /**
   * Waits for something to be written down, and answers whether it was. The cache is a convenience: a disk that does not
   * take it must not end the talk.
   */
  keep(what: string, writing: Promise<unknown>): Promise<boolean>;
  /** The disk has taken something, or has not. */
  noticeDisk(hasTaken: boolean): void;
  isDiskFailing(): boolean;
  /** Nothing is told any more. */
  close(): void;
}

/** Creates the state of a session with what is known before any connection. */
export function createSessionState(first: ClientState, clock: Clock, log: Log): SessionState {
  const events = createSubscribable<SessionEvent>((error) => void Promise.reject(error));
  let state = first;
  let isClosed = false;
  let isDiskFailing = false;
  let cancelTyping = () => {};

  const announce = (event: SessionEvent) => {
    if (!isClosed) events.announce(event);
  };

  const apply = (action: ClientAction) => {
    const next = reduceState(state, action);
    if (next === state) return;
    const isTypingOther = next.typing !== state.typing;
    state = next;
    if (isTypingOther) watchTyping();
    announce({ type: 'changed' });
  };

  function watchTyping(): void {
    cancelTyping();
    const endsAt = nextTypingEnd(state);
    if (endsAt === null || isClosed) return;
    cancelTyping = clock.after(Math.max(0, endsAt - clock.elapsed()), () =>
      apply({ type: 'typing-expired', now: clock.elapsed() }),
    );
  }

  function noticeDisk(hasTaken: boolean): void {
    if (isDiskFailing !== hasTaken) return;
    isDiskFailing = !hasTaken;
    announce({ type: 'changed' });
  }

  return {
    current: () => state,
    apply,
    announce,
    subscribe: (listener) => events.subscribe(listener),
    async keep(what, writing) {
      try {
        await writing;
        noticeDisk(true);
        return true;
      } catch (error) {
        log.error('the cache could not be written', { what, name: (error as Error).name });
        noticeDisk(false);
        return false;
      }
    },
    noticeDisk,
    isDiskFailing: () => isDiskFailing,
    close() {
      isClosed = true;
      cancelTyping();
    },
  };
}
