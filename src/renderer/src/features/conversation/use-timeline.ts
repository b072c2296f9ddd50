import { useEffect, useMemo, useSyncExternalStore, type RefObject } from 'react';
import type { TimelineItem } from '../../../../shared/bridge/views';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { bridge } from '../../bridge/app-store';
import {
  createTimelineSource,
  type Attention,
  type TimelineSource,
  type TimelineState,
} from './timeline-source';

/** The open timeline of a room. Mount it once a room: it belongs to the ids it began with. */
export function useTimeline(
  serverId: ServerId,
  roomId: RoomId,
  selfId: MemberId,
  attention: RefObject<() => Attention>,
  onArrived: (items: TimelineItem[]) => void,
): { source: TimelineSource; state: TimelineState } {
  const source = useMemo(
    () =>
      createTimelineSource({
        api: bridge,
        serverId,
        roomId,
        selfId,
        attention: () => attention.current(),
        onArrived,
      }),
    [serverId, roomId, selfId, attention, onArrived],
  );
  useEffect(() => source.start(), [source]);
  const state = useSyncExternalStore(source.subscribe, source.current);
  return { source, state };
}
