import { describe, expect, it } from 'vitest';
import { authorise, isMuted, type Question, type Somebody } from './authority';
import type { MemberId } from './ids';
import { roleSchema, type Role } from './member';

const ROLES = roleSchema.options;
const idOf = (start: string) => start.padEnd(26, 'a') as MemberId;
const actorOf = (role: Role): Somebody => ({ id: idOf('actor'), role });
const otherOf = (role: Role): Somebody => ({ id: idOf('other'), role });

/** All questions that an act allows, by a name that says what is special about each. */
const room = { kind: 'room', isLobby: false, createdBy: idOf('nobody') } as const;
const toQuestions = (self: Somebody): Record<string, Question> => {
  const targets: Record<string, Somebody> = {
    self,
    host: otherOf('host'),
    moderator: otherOf('moderator'),
    member: otherOf('member'),
  };
  const acts = ['remove', 'ban', 'mute', 'unmute', 'set-role'] as const;
  const onMembers = acts.flatMap((act) =>
    Object.entries(targets).map(
      ([name, target]) => [`${act} ${name}`, { act: `member:${act}`, target }] as const,
    ),
  );
  const redactions = (['room', 'direct'] as const).flatMap((kind) =>
    Object.entries(targets).map(
      ([name, author]) =>
        [`redact ${name}'s in ${kind}`, { act: 'message:redact', author, room: { kind } }] as const,
    ),
  );
  return {
    ...Object.fromEntries(onMembers),
    ...Object.fromEntries(redactions),
    unban: { act: 'member:unban' },
    'read the audit list': { act: 'audit:list' },
    'read the bans': { act: 'ban:list' },
    'slow a room': { act: 'room:slow-mode', room },
    'slow a direct room': { act: 'room:slow-mode', room: { kind: 'direct' } },
    'bring into a room': { act: 'room:invite', room },
    'bring into a direct room': { act: 'room:invite', room: { kind: 'direct' } },
    'rename a room of others': { act: 'room:change', room },
    'rename the own room': { act: 'room:change', room: { ...room, createdBy: self.id } },
    'rename a direct room': {
      act: 'room:change',
      room: { kind: 'direct', createdBy: self.id },
    },
    'leave a room': { act: 'room:leave', room },
    'leave the lobby': { act: 'room:leave', room: { ...room, isLobby: true } },
    'leave a direct room': { act: 'room:leave', room: { ...room, kind: 'direct' } },
    'edit own words': { act: 'message:edit', author: self.id },
    'edit words of others': { act: 'message:edit', author: idOf('other') },
  };
};

const EVERYBODY = [
  "redact self's in room",
  "redact self's in direct",
  'bring into a room',
  'rename the own room',
  'leave a room',
  'edit own words',
];
const ORDER = ['unban', 'read the audit list', 'read the bans', 'slow a room'];
const onto = (name: string) => ['remove', 'ban', 'mute', 'unmute'].map((act) => `${act} ${name}`);
const ALLOWED: Record<Role, string[]> = {
  member: EVERYBODY,
  moderator: [...EVERYBODY, ...ORDER, ...onto('member'), "redact member's in room"],
  host: [
    ...EVERYBODY,
    ...ORDER,
    ...onto('member'),
    ...onto('moderator'),
    'set-role member',
    'set-role moderator',
    'rename a room of others',
    "redact member's in room",
    "redact moderator's in room",
  ],
};

describe('MO-2: who may do what to whom', () => {
  it.each(ROLES)('of a %s is exactly this, of everything that can be asked', (role) => {
    const actor = actorOf(role);
    const allowed = Object.entries(toQuestions(actor))
      .filter(([, question]) => authorise(actor, question))
      .map(([name]) => name);
    expect(allowed.toSorted()).toEqual([...ALLOWED[role]].toSorted());
  });
});

describe('MO-6: a mute', () => {
  it.each([
    [undefined, false],
    [{ until: null }, true],
    [{ until: 1_001 }, true],
    [{ until: 1_000 }, false],
  ])('%j is one at 1,000: %s', (mute, expected) => {
    expect(isMuted(mute === undefined ? {} : { mute }, 1_000)).toBe(expected);
  });
});
