import type { HearthApi } from '../../../../shared/bridge/api';
import type { TimelineItem, TimelineView } from '../../../../shared/bridge/views';
import { success, type Result } from '../../../../shared/lib/result';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { messagesByOthersAfter, prependItems } from './timeline-items';

/** How far back an opened room is loaded to show where reading stopped. */
const MOST_ITEMS_AT_OPENING = 1_000;

/** Whether the place where reading stopped lies before the loaded part. */
export function isBeforeLoaded(items: readonly TimelineItem[], readSeq: number): boolean {
  const first = items[0]?.entry.seq;
  return readSeq > 0 && first !== undefined && first > readSeq + 1;
}

/** Whether the loaded part begins with the first entry that there ever was. */
export function isFromTheFirst(items: readonly TimelineItem[]): boolean {
  return items[0]?.entry.seq === 1;
}

/** The newest part of a room, back to `wantedSeq`, or to where reading stopped where that is null, if that is not far. */
export async function openTimeline(
  api: HearthApi,
  place: { serverId: ServerId; roomId: RoomId },
  wantedSeq: number | null,
): Promise<Result<TimelineView>> {
  const answer = await api.call('timeline:open', place);
  if (!answer.ok) return answer;
  const view = answer.value;
  let { hasOlder } = view;
  let items: readonly TimelineItem[] = view.items;
  const wanted = wantedSeq ?? view.readSeq;
  const newest = items.at(-1)?.entry.seq ?? 0;
  // Further away than that, one begins with the part around it instead.
  if (newest - wanted > MOST_ITEMS_AT_OPENING) return answer;
  while (hasOlder && isBeforeLoaded(items, wanted)) {
    const before = items[0]?.entry.seq;
    if (before === undefined || items.length >= MOST_ITEMS_AT_OPENING) break;
    const page = await api.call('timeline:older', { ...place, before });
    if (!page.ok || page.value.items.length === 0) break;
    items = prependItems(items, page.value.items);
    hasOlder = page.value.hasOlder;
  }
  return success({ ...view, items: [...items], hasOlder });
}

/** Where the unread line stands in an opened room; null where there is none or its place is not known. */
export function toUnreadAfter(
  items: readonly TimelineItem[],
  readSeq: number,
  hasOlder: boolean,
  selfId: MemberId,
): number | null {
  const isPlaceKnown = !hasOlder || !isBeforeLoaded(items, readSeq);
  if (!isPlaceKnown || (readSeq === 0 && hasOlder)) return null;
  return messagesByOthersAfter(items, readSeq, selfId).length > 0 ? readSeq : null;
}
