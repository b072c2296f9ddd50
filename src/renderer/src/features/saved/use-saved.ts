import { useEffect, useState } from 'react';
import type { SavedMessage, TimelineItem } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ServerId } from '../../../../shared/model/ids';
import { call, onAnnouncement } from '../../bridge/app-store';

/** What one has saved of a server, as far as it is known by now. */
export type SavedState =
  | { phase: 'loading' }
  | { phase: 'failed'; code: ErrorCode }
  | { phase: 'ready'; saved: readonly SavedMessage[] };

/** What changes the words in the list, or takes them away. */
const isConcerned = ({ entry }: TimelineItem) =>
  entry.kind === 'redaction' || entry.kind === 'edit' || entry.kind === 'tombstone';

/** The saved messages of a server, the one saved last first; asked for again when they change. */
export function useSaved(serverId: ServerId): SavedState {
  const [state, setState] = useState<SavedState>({ phase: 'loading' });
  useEffect(() => {
    let asked = 0;
    const load = async () => {
      const mine = (asked += 1);
      const answer = await call('message:saved', { serverId });
      if (mine !== asked) return;
      setState(
        answer.ok
          ? { phase: 'ready', saved: answer.value.items }
          : { phase: 'failed', code: answer.code },
      );
    };
    void load();
    const stop = onAnnouncement((announcement) => {
      const isOfServer =
        announcement.type === 'timeline:changed' && announcement.serverId === serverId;
      if (isOfServer && announcement.items.some(isConcerned)) void load();
    });
    return () => {
      asked += 1;
      stop();
    };
  }, [serverId]);
  return state;
}
