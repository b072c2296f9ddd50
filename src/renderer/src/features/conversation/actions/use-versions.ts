import { useEffect, useState } from 'react';
import type { TimelineItem } from '../../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../../shared/model/errors';
import type { RoomId, ServerId } from '../../../../../shared/model/ids';
import { call, onAnnouncement } from '../../../bridge/app-store';

/** What one message said at one time. */
export interface Version {
  seq: number;
  at: number;
  text: string;
  isForged: boolean;
  isPartial: boolean;
}

/** What a message said, as far as it is known by now. */
export type VersionsState =
  | { phase: 'loading' }
  | { phase: 'failed'; code: ErrorCode }
  | { phase: 'ready'; versions: readonly Version[] };

function toVersion({ entry, isForged }: TimelineItem): Version[] {
  if (entry.kind !== 'message' && entry.kind !== 'edit') return [];
  const { seq, at, text, needsNewer } = entry;
  return [{ seq, at, text, isForged, isPartial: needsNewer === true }];
}

/** The versions of a message, the newest first; asked for again when it gets other words. */
export function useVersions(serverId: ServerId, roomId: RoomId, seq: number): VersionsState {
  const [state, setState] = useState<VersionsState>({ phase: 'loading' });
  useEffect(() => {
    let asked = 0;
    const load = async () => {
      const mine = (asked += 1);
      const answer = await call('message:versions', { serverId, roomId, seq });
      if (mine !== asked) return;
      setState(
        answer.ok
          ? { phase: 'ready', versions: answer.value.items.flatMap(toVersion).toReversed() }
          : { phase: 'failed', code: answer.code },
      );
    };
    void load();
    const stop = onAnnouncement((announcement) => {
      if (announcement.type !== 'timeline:changed') return;
      if (announcement.serverId !== serverId || announcement.roomId !== roomId) return;
      const isConcerned = ({ entry }: TimelineItem) =>
        entry.kind === 'edit' && entry.target.seq === seq;
      if (announcement.items.some(isConcerned)) void load();
    });
    return () => {
      asked += 1;
      stop();
    };
  }, [serverId, roomId, seq]);
  return state;
}
