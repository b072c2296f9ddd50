import { describe, expect, it } from 'vitest';
import { failure, success } from '../shared/lib/result';
import type { Connection } from './connection';
import { createLookups } from './lookups';
import { aMemberId, aMessage, anEdit, aPin, aRoomId, toItems } from './testing/samples';

const roomId = aRoomId(1);
const said = { ...aMessage(1), edit: { ...anEdit(3, aMessage(1)), text: 'newest' } };

/** Lookups of a server that answers these. */
function start(answers: Record<string, unknown>, isOnline = true) {
  const asked: unknown[] = [];
  const ask = async (event: string, payload: unknown) => {
    asked.push([event, payload]);
    return success(answers[event]);
  };
  const lookups = createLookups({
    connection: () => (isOnline ? ({ ask } as unknown as Connection) : null),
    verify: async (entries) => toItems(entries),
    find: async (_, seq) =>
      seq === 1 ? success({ entry: said, isForged: false }) : failure('not_found', 'none'),
  });
  return { ...lookups, asked };
}

describe('what only the server knows', () => {
  it('TL-12: pinned messages are told in its order; what is no message of the room is left out', async () => {
    const elsewhere = { ...aMessage(5), roomId: aRoomId(2) };
    const { pins } = start({ 'pin:list': { entries: [aMessage(4), aPin(5, said), elsewhere] } });
    expect(await pins(roomId)).toEqual(success({ items: toItems([aMessage(4)]) }));
  });

  it('TL-13: the versions begin with the first words; edits of something else are left out', async () => {
    const first = anEdit(2, said, { text: 'second' });
    const other = anEdit(4, aMessage(9));
    const forged = anEdit(5, said, { target: { ...first.target, author: aMemberId(8) } });
    const { versions } = start({ 'edit:list': { entries: [first, other, forged, aMessage(6)] } });
    const told = await versions(roomId, 1);
    const { edit: _, ...plain } = said;
    expect(told).toEqual(success({ items: toItems([plain, first]) }));
    expect(await versions(roomId, 2)).toMatchObject({ ok: false, code: 'not_found' });
  });

  it('TL-14: a place in time is the server’s word', async () => {
    const { seek, asked } = start({ 'timeline:seek': { seq: 7 } });
    expect(await seek(roomId, 5)).toEqual(success({ seq: 7 }));
    expect(asked).toEqual([['timeline:seek', { roomId, at: 5 }]]);
  });

  it('says that it needs the connection', async () => {
    const { pins, versions, seek } = start({}, false);
    const offline = { ok: false, code: 'offline' };
    expect(await pins(roomId)).toMatchObject(offline);
    expect(await versions(roomId, 1)).toMatchObject(offline);
    expect(await seek(roomId, 1)).toMatchObject(offline);
  });
});
