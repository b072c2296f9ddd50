import { describe, expect, it } from 'vitest';
import { entrySchema } from './entry';
import { receivedEntrySchema } from './received-entry';

const place = {
  roomId: '01890000-0000-7000-8000-000000000000',
  seq: 3,
  at: 1_700_000_000_000,
  author: 'a'.repeat(26),
};
const written = { clientId: '01890000-0000-7000-8000-000000000001', signature: 'S'.repeat(86) };
const target = { seq: 1, author: 'a'.repeat(26), clientId: written.clientId };
const edit = { ...written, seq: 4, at: place.at, text: 'Good evening' };
const message = { ...place, ...written, kind: 'message', text: 'Good morning' };
const read = (told: unknown) => receivedEntrySchema.parse(told);

describe('entries of a later version', () => {
  it('TL-5: a kind of a later version keeps its place', () => {
    expect(read({ ...place, kind: 'poll', question: 'When?' })).toEqual({
      ...place,
      kind: 'unknown',
    });
  });

  it('TL-5: a known kind with content that does not fit is refused, not called unknown', () => {
    const misfit = { ...place, kind: 'message', text: 7, poll: { question: 'When?' } };
    expect(receivedEntrySchema.safeParse(misfit).success).toBe(false);
  });

  it('TL-5: a message with fields of a later version is read and marked, and nothing of them is kept', () => {
    const poll = { question: 'When?', answers: ['now', 'later'] };
    expect(read({ ...message, poll })).toEqual({ ...message, needsNewer: true });
    expect(read({ ...message, edit: { ...edit, poll } })).toEqual({
      ...message,
      edit: { ...edit, needsNewer: true },
    });
    const other = { ...place, ...written, kind: 'edit', target, text: 'Good evening' };
    expect(read({ ...other, poll })).toEqual({ ...other, needsNewer: true });
  });

  it('TL-5: what this version knows is marked nowhere', () => {
    const whole = {
      ...message,
      replyTo: target,
      edit,
      reactions: [{ emoji: '👍', by: [{ memberId: place.author, seq: 5 }] }],
      pin: { memberId: place.author, seq: 6 },
    };
    expect(read(whole)).toEqual(whole);
    for (const name of Object.keys(entrySchema.options[0].shape)) {
      expect([...Object.keys(whole), 'needsNewer']).toContain(name);
    }
  });

  it('TL-5: what stands aside, and what others have put under a message, marks nothing', () => {
    const reactions = [{ emoji: '👍', by: [{ memberId: place.author, seq: 5 }] }];
    const later = {
      ...message,
      aside: { via: 'bridge' },
      replyTo: { ...target, of: 7 },
      edit: { ...edit, aside: 1 },
      reactions: reactions.map((one) => ({ ...one, picture: 'x' })),
    };
    expect(read(later)).toEqual({ ...message, replyTo: target, edit, reactions });
  });

  it('TL-5: a change of the room of which nothing is known keeps its place, one that is known in part says that part', () => {
    const room = { ...place, kind: 'room', retentionDays: 30 };
    expect(read(room)).toEqual({ ...place, kind: 'unknown' });
    expect(read({ ...room, topic: '' })).toEqual({ ...place, kind: 'room', topic: '' });
    expect(read({ ...place, kind: 'room' })).toEqual({ ...place, kind: 'room' });
  });

  it.each(['needsNewer', '__proto__', 'constructor', 'x'.repeat(60_000)])(
    'GU-6: a field of the name %.20s is one more that nobody knows',
    (name) => {
      const told = JSON.parse(
        JSON.stringify(message).replace('{', `{${JSON.stringify(name)}:{"toString":7},`),
      ) as unknown;
      const marked = read(told);
      expect(marked).toEqual({ ...message, needsNewer: true });
      expect(Object.getPrototypeOf(marked)).toBe(Object.prototype);
    },
  );

  it.each([null, 7, 'message', [], [message], { kind: { toString: 7 } }])(
    'GU-2: %j is no entry',
    (told) => {
      expect(receivedEntrySchema.safeParse(told).success).toBe(false);
    },
  );

  it('B5: a time that no calendar knows is refused', () => {
    const later = { ...place, kind: 'poll' };
    for (const at of [-1, 8_640_000_000_000_001, 1.5]) {
      expect(receivedEntrySchema.safeParse({ ...later, at }).success).toBe(false);
    }
    const { at } = read({ ...later, at: 8_640_000_000_000_000 });
    expect(new Date(at).toISOString()).toContain('275760');
  });
});
