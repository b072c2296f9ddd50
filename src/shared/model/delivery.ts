import type { Marker } from './room';
import type { MemberId } from './ids';

/** How far one's own message has got. Moves forward only; `failed` is reached from `queued` and left by a retry. */
export type DeliveryStatus = 'queued' | 'failed' | 'sent' | 'delivered' | 'read';

export type DeliveryEvent = 'retried' | 'refused' | 'acknowledged' | 'delivered' | 'read';

const RANK = { queued: 0, failed: 0, sent: 1, delivered: 2, read: 3 } as const;

/** The one rule of how a delivery status changes; returns the same status where an event comes too late. */
export function reduceDelivery(status: DeliveryStatus, event: DeliveryEvent): DeliveryStatus {
  switch (event) {
    case 'retried':
      return status === 'failed' ? 'queued' : status;
    case 'refused':
      return status === 'queued' ? 'failed' : status;
    case 'acknowledged':
      return RANK[status] < RANK.sent ? 'sent' : status;
    case 'delivered':
      return RANK[status] < RANK.delivered ? 'delivered' : status;
    case 'read':
      return 'read';
  }
}

/** What the markers of a room say about one's own stored message. `of` counts the others in the room. */
export interface DeliveryReport {
  status: Extract<DeliveryStatus, 'sent' | 'delivered' | 'read'>;
  delivered: number;
  read: number;
  of: number;
}

/** Derives the report for the entry `seq` by `author` from the markers of everybody else. */
export function toDeliveryReport(
  seq: number,
  author: MemberId,
  markers: readonly Marker[],
  memberCount: number,
): DeliveryReport {
  const others = markers.filter((marker) => marker.memberId !== author);
  const read = others.filter((marker) => marker.read >= seq).length;
  const delivered = others.filter(
    (marker) => Math.max(marker.delivered, marker.read) >= seq,
  ).length;
  let status: DeliveryStatus = 'sent';
  if (delivered > 0) status = reduceDelivery(status, 'delivered');
  if (read > 0) status = reduceDelivery(status, 'read');
  return {
    status: status as DeliveryReport['status'],
    delivered,
    read,
    of: Math.max(0, memberCount - 1),
  };
}
