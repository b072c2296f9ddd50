import { describe, expect, it } from 'vitest';
import {
  reduceDelivery,
  toDeliveryReport,
  type DeliveryEvent,
  type DeliveryStatus,
} from './delivery';
import { memberIdSchema } from './ids';

const id = (letter: string) => memberIdSchema.parse(letter.repeat(26));

describe('DL-6: delivery status', () => {
  const table: [DeliveryStatus, DeliveryEvent, DeliveryStatus][] = [
    ['queued', 'acknowledged', 'sent'],
    ['queued', 'refused', 'failed'],
    ['queued', 'delivered', 'delivered'],
    ['failed', 'retried', 'queued'],
    ['failed', 'acknowledged', 'sent'],
    ['sent', 'delivered', 'delivered'],
    ['sent', 'read', 'read'],
    ['delivered', 'read', 'read'],
    // does nothing when going backwards
    ['sent', 'refused', 'sent'],
    ['sent', 'retried', 'sent'],
    ['delivered', 'acknowledged', 'delivered'],
    ['delivered', 'refused', 'delivered'],
    ['read', 'delivered', 'read'],
    ['read', 'acknowledged', 'read'],
    ['failed', 'refused', 'failed'],
  ];
  it.each(table)('%s on %s is %s', (status, event, next) => {
    expect(reduceDelivery(status, event)).toBe(next);
  });

  it('DL-8: is derived from the markers of the others', () => {
    const me = id('a');
    const markers = [
      { memberId: me, delivered: 9, read: 9 },
      { memberId: id('b'), delivered: 5, read: 4 },
      { memberId: id('c'), delivered: 4, read: 0 },
    ];
    expect(toDeliveryReport(6, me, markers, 4)).toEqual({
      status: 'sent',
      delivered: 0,
      read: 0,
      of: 3,
    });
    expect(toDeliveryReport(5, me, markers, 4)).toEqual({
      status: 'delivered',
      delivered: 1,
      read: 0,
      of: 3,
    });
    expect(toDeliveryReport(4, me, markers, 4)).toEqual({
      status: 'read',
      delivered: 2,
      read: 1,
      of: 3,
    });
  });
});
