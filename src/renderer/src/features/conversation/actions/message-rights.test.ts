import { describe, expect, it } from 'vitest';
import { createScenario } from '../../../../dev/scenario';
import { jonas, rosa, toRoomId, toServerId } from '../../../../dev/people';
import type { MemberId } from '../../../../../shared/model/ids';
import { toRows, type MessageRow } from '../rows';
import { toActionOfKey, toKeyOfAction, toMessageActions } from './message-rights';
import { toReceipts } from './receipts';

const { view, entries } = createScenario('full', 1_750_000_000_000);
const workshop = view.servers[toServerId('w')];
if (workshop === undefined) throw new Error('no workshop');
const server = workshop;
const laser = toRoomId(2);
const room = (roomId = laser) => {
  const found = server.rooms[roomId];
  if (found === undefined) throw new Error('no such room');
  return found;
};
const messages = (selfId: MemberId) =>
  toRows({
    items: (entries.get(laser) ?? []).map((entry) => ({ entry, isForged: false })),
    pending: [],
    selfId,
    isDirect: false,
    unreadAfter: null,
  }).filter((row): row is MessageRow => row.kind === 'message');
const row = (seq: number, selfId: MemberId) => {
  const found = messages(selfId).find((one) => one.seq === seq);
  if (found === undefined) throw new Error('no such row');
  return found;
};
const as = (selfId: MemberId) => ({ ...server, selfId });

describe('what one may do with a message', () => {
  it('TL-7: edits and receipts are for one’s own, deleting for one’s own and for the host', () => {
    expect(toMessageActions(row(187, rosa.id), as(rosa.id), room())).toEqual([
      'reply',
      'edit',
      'react',
      'forward',
      'pin',
      'save',
      'copy',
      'link',
      'unread',
      'receipts',
      'delete',
    ]);
    expect(toMessageActions(row(186, rosa.id), as(rosa.id), room())).toContain('delete');
    expect(toMessageActions(row(187, jonas.id), as(jonas.id), room())).toEqual([
      'reply',
      'react',
      'forward',
      'pin',
      'save',
      'copy',
      'link',
      'unread',
    ]);
  });

  it('TL-7: in a direct room the host deletes nothing but their own', () => {
    const direct = room(toRoomId(11));
    expect(toMessageActions(row(186, rosa.id), as(rosa.id), direct)).not.toContain('delete');
  });

  it('is nothing with a deleted message, and copying alone while it is not stored', () => {
    const deleted = { ...row(187, rosa.id), isDeleted: true };
    expect(toMessageActions(deleted, as(rosa.id), room())).toEqual([]);
    const waiting = { ...row(187, rosa.id), seq: null, reference: null };
    expect(toMessageActions(waiting, as(rosa.id), room())).toEqual(['copy']);
  });

  it('has a key for each, which is not taken from shortcuts of the system', () => {
    const press = (key: string, more: { ctrlKey?: boolean } = {}) =>
      toActionOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
    expect(
      ['r', 'e', '+', 'f', 'p', 's', 'c', 'l', 'u', 'Delete'].map((key) => press(key)),
    ).toEqual([
      'reply',
      'edit',
      'react',
      'forward',
      'pin',
      'save',
      'copy',
      'link',
      'unread',
      'delete',
    ]);
    expect(press('c', { ctrlKey: true })).toBeNull();
    expect(press('W')).toBeNull();
    expect([toKeyOfAction('reply'), toKeyOfAction('delete'), toKeyOfAction('receipts')]).toEqual([
      'R',
      'Delete',
      '',
    ]);
  });
});

describe('who has a message', () => {
  it('DL-8: goes by the markers of the others, each once, by name', () => {
    const names = (ids: readonly MemberId[]) => ids.map((id) => server.members[id]?.name);
    const receipts = toReceipts(row(186, rosa.id), as(rosa.id), room());
    expect(names(receipts?.read ?? [])).toEqual(['Jonas Maier']);
    expect(names(receipts?.delivered ?? [])).toEqual(['Aïcha', 'Mehmet']);
    expect(names(receipts?.waiting ?? [])).toEqual(['Jonas']);
  });

  it('is not known in rooms too large for it', () => {
    const memberIds = Array.from({ length: 101 }, () => jonas.id);
    expect(toReceipts(row(186, rosa.id), as(rosa.id), { ...room(), memberIds })).toBeNull();
  });
});
