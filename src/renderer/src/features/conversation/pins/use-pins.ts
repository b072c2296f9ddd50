import { useEffect, useState } from 'react';
import type { TimelineItem } from '../../../../../shared/bridge/views';
import type { MessageEntry } from '../../../../../shared/model/entry';
import type { ErrorCode } from '../../../../../shared/model/errors';
import type { RoomId, ServerId } from '../../../../../shared/model/ids';
import { call, onAnnouncement } from '../../../bridge/app-store';

/** What is pinned to a room, as far as it is known by now. */
export type PinsState =
  | { phase: 'loading' }
  | { phase: 'failed'; code: ErrorCode }
  | { phase: 'ready'; messages: readonly MessageEntry[] };

/** What changes the list, or the words in it. */
const isConcerned = ({ entry }: TimelineItem) =>
  entry.kind === 'pin' || entry.kind === 'redaction' || entry.kind === 'edit';

/** The pinned messages of a room, the one pinned last first; asked for again when they change. */
export function usePins(serverId: ServerId, roomId: RoomId): PinsState {
  const [state, setState] = useState<PinsState>({ phase: 'loading' });
  useEffect(() => {
    let asked = 0;
    const load = async () => {
      const mine = (asked += 1);
      const answer = await call('pin:list', { serverId, roomId });
      if (mine !== asked) return;
      if (!answer.ok) {
        setState({ phase: 'failed', code: answer.code });
        return;
      }
      const messages = answer.value.items.flatMap(({ entry, isForged }) =>
        entry.kind === 'message' && !isForged ? [entry] : [],
      );
      setState({ phase: 'ready', messages });
    };
    void load();
    const stop = onAnnouncement((announcement) => {
      if (announcement.type !== 'timeline:changed') return;
      if (announcement.serverId !== serverId || announcement.roomId !== roomId) return;
      if (announcement.items.some(isConcerned)) void load();
    });
    return () => {
      asked += 1;
      stop();
    };
  }, [serverId, roomId]);
  return state;
}
