import { useCallback, useState } from 'react';
import type { Reference } from '../../../../../shared/model/entry';
import type { RoomId, ServerId } from '../../../../../shared/model/ids';

/** The message that the next one answers. */
export interface ReplyState {
  to: Reference | null;
  /** Counts up each time somebody wants to answer: the keyboard goes to where one writes. */
  timesAsked: number;
  start: (to: Reference) => void;
  stop: () => void;
}

/** One for the window, as drafts are: a room that is left and opened again finds what was being answered. */
const replies = new Map<string, Reference>();

/** What is being answered in a room. */
export function useReply(serverId: ServerId, roomId: RoomId): ReplyState {
  const key = `${serverId}/${roomId}`;
  const [state, setState] = useState(() => ({ to: replies.get(key) ?? null, timesAsked: 0 }));
  const start = useCallback(
    (to: Reference) => {
      replies.set(key, to);
      setState((old) => ({ to, timesAsked: old.timesAsked + 1 }));
    },
    [key],
  );
  const stop = useCallback(() => {
    replies.delete(key);
    setState((old) => ({ ...old, to: null }));
  }, [key]);
  return { ...state, start, stop };
}
