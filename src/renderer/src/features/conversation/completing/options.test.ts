import { expect, it } from 'vitest';
import { createScenario } from '../../../../dev/scenario';
import { aicha, jonas, rosa, toMemberId, toRoomId, toServerId } from '../../../../dev/people';
import { isMentioned } from '../../../../../shared/model/mention';
import { toOptions, type CompletingPlace } from './options';
import { findToken } from './token';

const server = createScenario('full', 0).view.servers[toServerId('w')];
const room = server?.rooms[toRoomId(2)];
if (server === undefined || room === undefined) throw new Error('no such scenario');
const place: CompletingPlace = { server, room, speakers: [] };
const offered = (text: string, more: Partial<CompletingPlace> = {}) => {
  const token = findToken(text, text.length, true);
  if (token === null) throw new Error('nothing to complete');
  return toOptions(token, { ...place, ...more }, null, () => '');
};

it('offers people of the room, those who spoke last first, then those who are there; never oneself', () => {
  const all = offered('@').map(({ id }) => id);
  expect(all).not.toContain(server.selfId);
  const others = room.memberIds.filter((id) => id !== server.selfId);
  const last = others.at(-1);
  if (last === undefined) throw new Error('nobody else');
  expect(offered('@', { speakers: [last] })[0]?.id).toBe(last);
});

it('of many who fit equally well it offers the first eight by their names', () => {
  const names = Array.from({ length: 40 }, (_, n) => `Person ${(n * 17) % 40}`);
  const members = names.map((name, n) => ({ ...rosa, id: toMemberId(100 + n), name }));
  const crowd = {
    server: { ...server, members: Object.fromEntries(members.map((one) => [one.id, one])) },
    room: { ...room, memberIds: members.map(({ id }) => id) },
  };
  const found = offered('@per', crowd).map(({ insert }) => insert);
  expect(found).toEqual(Array.from({ length: 8 }, (_, n) => `@Person ${n} `));
  expect(
    offered('@person 1', crowd)
      .map(({ insert }) => insert)
      .slice(0, 3),
  ).toEqual(['@Person 1 ', '@Person 10 ', '@Person 11 ']);
});

it('leaves those of the same name as they stand in the room', () => {
  const members = Array.from({ length: 10 }, (_, n) => ({ ...rosa, id: toMemberId(100 + n) }));
  const alike = {
    server: { ...server, members: Object.fromEntries(members.map((one) => [one.id, one])) },
    room: { ...room, memberIds: members.map(({ id }) => id) },
  };
  expect(offered('@', alike).map(({ id }) => id)).toEqual(alike.room.memberIds.slice(0, 8));
});

it('what it writes calls that person, names with spaces and marks included', () => {
  for (const option of offered('@'))
    if (option.kind === 'member')
      expect(isMentioned(option.insert, option.member.name), option.insert).toBe(true);
});

it('finds people by the beginning of each of their names', () => {
  const everybody = { ...room, memberIds: [rosa.id, jonas.id, aicha.id] };
  const at = (text: string) =>
    offered(text, { room: everybody, server: { ...server, selfId: aicha.id } }).map(({ id }) => id);
  expect(at('@ros')).toEqual([rosa.id]);
  expect(at('@rosa l')).toEqual([rosa.id]);
  expect(at('@maier')).toEqual([jonas.id]);
  expect(at('@Rosa Lindt ')).toEqual([]);
  expect(at('@nobody')).toEqual([]);
});

it('offers the rooms one is in, and the commands one may give', () => {
  expect(offered('#').every((one) => one.kind === 'room' && one.room.kind === 'room')).toBe(true);
  const names = (more: Partial<CompletingPlace>) => offered('/', more).map(({ id }) => id);
  expect(names({ room: { ...room, canManage: false, isLobby: true } })).toEqual([
    'me',
    'shrug',
    'dm',
    'help',
  ]);
  expect(names({ room: { ...room, canManage: true, isLobby: false } })).toEqual([
    'me',
    'shrug',
    'topic',
    'dm',
    'invite',
    'leave',
    'help',
  ]);
});
