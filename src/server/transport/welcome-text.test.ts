import { describe, expect, it } from 'vitest';
import type { Member } from '../../shared/model/member';
import { serverIdSchema } from '../../shared/model/ids';
import type { DownPayload } from '../../shared/protocol/events';
import { memberIdOf, publicKeyOf } from '../store/testing/make';
import { PIECE_BYTES } from './direct-frames';
import { createWelcomeTexts, type WelcomeText } from './welcome-text';

type Welcomed = DownPayload<'session:welcomed'>;

const meet = (number: number): Member => {
  const id = memberIdOf(`m${'abcdefghij'[number % 10]}`.repeat(1 + (number % 13)));
  return { id, publicKey: publicKeyOf(id), name: `Élodie ${number} 木`, tag: '', role: 'member' };
};
const crowd = (count: number) => Array.from({ length: count }, (_, number) => meet(number));
const isThere = (members: readonly Member[]): Welcomed['presence'] =>
  members.map(({ id: memberId }) => ({ memberId, presence: 'online' }));
const welcome = (members: Member[], presence = isThere(members)): Welcomed => ({
  serverId: serverIdSchema.parse('s'.repeat(43)),
  serverName: 'Workshop "1"',
  protocol: 1,
  selfId: memberIdOf('ann'),
  members,
  presence,
  rooms: [],
  now: 1,
});
const whole = ({ own, shared, end }: WelcomeText): unknown => {
  const text = [own, ...shared.map((piece) => piece.text), end].join('');
  expect(text.startsWith('2[')).toBe(true);
  return JSON.parse(text.slice(1));
};

describe('HS-11: the welcome as text', () => {
  it.each([0, 1, 500])('says what was to be said, of %s members', (count) => {
    const payload = welcome(crowd(count));
    expect(whole(createWelcomeTexts()(payload))).toEqual(['session:welcomed', payload]);
  });

  it('parts the members into pieces none of which is large', () => {
    const { shared } = createWelcomeTexts()(welcome(crowd(500)));
    const sizes = shared.map(({ text }) => Buffer.byteLength(text));
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(PIECE_BYTES);
  });

  it('writes members and who is there once for a whole crowd, whose own part differs', () => {
    const texts = createWelcomeTexts();
    const members = crowd(500);
    const payload = welcome(members);
    const again = welcome([...members], [...payload.presence]);
    const [first, second] = [texts(payload), texts({ ...again, now: 2 })];
    expect(second.shared).toHaveLength(first.shared.length);
    for (const [place, piece] of second.shared.entries()) expect(piece).toBe(first.shared[place]);
    expect(second.own).not.toBe(first.own);
  });

  it('writes only the ends anew when somebody joins', () => {
    const texts = createWelcomeTexts();
    const members = crowd(500);
    const alone = welcome(members);
    const before = texts(alone).shared;
    const payload = welcome([...members, meet(500)], [...alone.presence, ...isThere([meet(500)])]);
    const after = texts(payload);
    // The last piece of each of the two lists.
    expect(after.shared.filter((piece) => !before.includes(piece))).toHaveLength(2);
    expect(after.shared.length).toBeGreaterThan(4);
    expect(whole(after)).toEqual(['session:welcomed', payload]);
  });

  it('says what has changed of somebody, and who has gone', () => {
    const texts = createWelcomeTexts();
    const members = crowd(300);
    const before = welcome(members);
    texts(before);
    const fewerThere = welcome(members, before.presence.slice(1));
    expect(whole(texts(fewerThere))).toEqual(['session:welcomed', fewerThere]);
    const renamed = welcome(members.with(200, { ...meet(200), name: 'Zoë' }));
    expect(whole(texts(renamed))).toEqual(['session:welcomed', renamed]);
    const fewer = welcome(members.slice(0, 120));
    expect(whole(texts(fewer))).toEqual(['session:welcomed', fewer]);
  });
});
