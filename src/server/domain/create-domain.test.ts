import { describe, expect, it } from 'vitest';
import { success, type Result } from '../../shared/lib/result';
import type { RoomId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { upEvents } from '../../shared/protocol/payloads';
import { clientIdOf, codeOf, memberIdOf, roomIdOf, valueOf } from '../store/testing/make';
import type { Change, OperationName } from './domain';
import { toRoomFor } from './room-view';
import { createTestDomain } from './testing/make-domain';

const rosa = memberIdOf('rosa');
const emil = memberIdOf('emil');
const nele = memberIdOf('nele');

async function start() {
  const test = createTestDomain({ ownerId: rosa });
  for (const id of [rosa, emil, nele]) await test.admit(id);
  await test.take();
  const lobby = (await test.store.roomsOf(rosa))[0]?.id ?? roomIdOf(0);
  const { operations } = test.domain;
  const send = (author: typeof rosa, n: number, roomId: RoomId = lobby) =>
    operations['message:send'](author, {
      roomId,
      clientId: clientIdOf(n),
      text: `message ${n}`,
      signature: test.sign,
    });
  const createRoom = async (access: 'public' | 'private' = 'private', name = 'Plans') => {
    const { room } = valueOf(await operations['room:create'](rosa, { name, access }));
    await test.take();
    return room.id;
  };
  return { ...test, operations, lobby, send, createRoom };
}

const toTypes = (changes: Change[]) => changes.map((change) => change.type);

describe('members', () => {
  it('PR-3 · RM-8: a newcomer is told to everybody, with the room and the entry', async () => {
    const { domain, admit, take } = createTestDomain({ ownerId: rosa });
    await admit(rosa, 'Rosa');
    const first = await take();
    expect(first).toMatchObject([
      { type: 'members-changed', members: [{ id: rosa, name: 'Rosa', role: 'host', tag: null }] },
      {
        type: 'room-changed',
        memberIds: [rosa],
        state: { room: { isLobby: true, name: 'Lobby' } },
      },
      { type: 'entries-appended', entries: [{ seq: 1, change: 'joined', memberId: rosa }] },
    ]);
    await admit(emil, 'Rosa');
    expect((await take())[0]).toMatchObject({ members: [{ tag: 'emil', role: 'member' }] });
    await admit(emil, 'Rosa');
    expect(await take()).toEqual([]);
    expect(await domain.countMembers()).toBe(2);
  });

  it('TL-16: tells nobody the whole of a large lobby again for each newcomer', async () => {
    const { admit, take } = createTestDomain();
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    for (let n = 0; n < LIMITS.receiptRoomMembers; n += 1) {
      await admit(memberIdOf(`${letters[n % 26]}${letters[Math.floor(n / 26)]}b`));
    }
    await take();
    await admit(memberIdOf('newcomer'));
    expect(await take()).toMatchObject([
      {
        type: 'member-arrived',
        member: { id: memberIdOf('newcomer') },
        entry: { kind: 'membership', change: 'joined', author: memberIdOf('newcomer') },
      },
    ]);
  });

  it('PR-4: everybody hears of a rename, and nobody of one that changes nothing', async () => {
    const { operations, take } = await start();
    const { member } = valueOf(await operations['member:rename'](emil, { name: 'Emilia' }));
    expect(member).toMatchObject({ id: emil, name: 'Emilia' });
    expect(await take()).toEqual([{ type: 'members-changed', members: [member] }]);
    await operations['member:rename'](emil, { name: 'Emilia' });
    expect(await take()).toEqual([]);
  });

  it('PR-8: everybody hears what somebody says of themselves, and nobody of what was said before', async () => {
    const { operations, take } = await start();
    const statusText = { text: 'Back at two', until: 7_000 };
    const { member } = valueOf(await operations['member:describe'](emil, { statusText }));
    expect(member).toMatchObject({ id: emil, statusText });
    expect(await take()).toEqual([{ type: 'members-changed', members: [member] }]);
    await operations['member:describe'](emil, { statusText });
    expect(await take()).toEqual([]);
  });

  it('HS-9: remembers under which generation of the password somebody was let in', async () => {
    const { domain } = await start();
    expect(await domain.admission(emil)).toEqual({ generation: null });
    const input = { memberId: emil, publicKey: 'k'.repeat(43), name: emil };
    await domain.admit({ ...input, admittedGeneration: 3 });
    await domain.admit(input);
    expect(await domain.admission(emil)).toEqual({ generation: 3 });
    expect(await domain.admission(memberIdOf('nobody'))).toBeNull();
  });

  it('HS-11: the welcome holds what was told before, and what is told after is news to it', async () => {
    const { domain, told, take, send, lobby } = await start();
    domain.connectionOpened(emil, 'desk');
    const order: string[] = [];
    domain.subscribe((changes) => order.push(...toTypes(changes)));
    const before = send(rosa, 1);
    const welcomed = domain.welcome(emil, (welcome) => {
      order.push('welcome');
      expect(welcome.self.id).toBe(emil);
      expect(welcome.members.map((member) => member.id)).toEqual([rosa, emil, nele]);
      expect(welcome.presence).toEqual([{ memberId: emil, presence: 'online' }]);
      expect(welcome.rooms).toMatchObject([{ id: lobby, headSeq: 4 }]);
    });
    const after = domain.operations['room:create'](emil, { name: 'Later', access: 'private' });
    await Promise.all([before, welcomed, after]);
    await take();
    expect(order).toEqual([
      'presence-changed',
      'entries-appended',
      'welcome',
      'room-changed',
      'entries-appended',
    ]);
    expect(told).toEqual([]);
  });
});

describe('messages', () => {
  it('DL-1: the acknowledgement comes after the commit and before the broadcast', async () => {
    const { domain, store, operations, lobby, sign, take } = await start();
    const order: string[] = [];
    domain.subscribe((changes) => order.push(...toTypes(changes)));
    const acknowledge = async (n: number) => {
      // As deep in promises as a guarded handler.
      const handle = async () =>
        operations['message:send'](rosa, {
          roomId: lobby,
          clientId: clientIdOf(n),
          text: 'hello',
          signature: sign,
        });
      const outcome = await (async () => await handle())();
      const { entry } = valueOf(outcome);
      order.push(`acknowledged ${entry.seq}`);
      const page = await store.page({ roomId: lobby, memberId: emil, after: 3, limit: 9 });
      expect(valueOf(page).entries).toContainEqual(entry);
    };
    await Promise.all([acknowledge(1), acknowledge(2)]);
    await take();
    expect(order).toEqual(['acknowledged 4', 'acknowledged 5', 'entries-appended']);
  });

  it('TL-3: entries of one turn are told together, a room each, in order of seq', async () => {
    const { send, createRoom, take, lobby } = await start();
    const roomId = await createRoom();
    await Promise.all([send(rosa, 1), send(rosa, 2, roomId), send(emil, 3), send(rosa, 4, roomId)]);
    expect(await take()).toMatchObject([
      { type: 'entries-appended', roomId: lobby, entries: [{ seq: 4 }, { seq: 5, author: emil }] },
      { type: 'entries-appended', roomId, entries: [{ seq: 2 }, { seq: 3 }] },
    ]);
  });

  it('DL-2: a message sent again is answered, and told once', async () => {
    const { send, take } = await start();
    const [first, second] = await Promise.all([send(rosa, 1), send(rosa, 1)]);
    expect(second).toEqual(first);
    expect(await send(rosa, 1)).toEqual(first);
    expect(await take()).toMatchObject([{ type: 'entries-appended', entries: [{ seq: 4 }] }]);
  });

  it('DL-3 · F1: author, time and seq are the server’s, whatever a payload says', async () => {
    const { operations, lobby, sign, clock } = await start();
    const forged = {
      roomId: lobby,
      clientId: clientIdOf(1),
      text: 'hello',
      signature: sign,
      author: rosa,
      memberId: rosa,
      at: 1,
      seq: 999,
      kind: 'room',
    };
    const { entry } = valueOf(await operations['message:send'](emil, forged));
    expect(entry).toMatchObject({ author: emil, seq: 4, at: clock.now(), kind: 'message' });
  });

  it('F11: what is sent before a leave is stored, what is sent after is refused, in one turn', async () => {
    const { send, operations, createRoom, take } = await start();
    const roomId = await createRoom('public');
    await operations['room:join'](emil, { roomId });
    await take();
    const [sent, left, late] = await Promise.all([
      send(emil, 1, roomId),
      operations['room:leave'](emil, { roomId }),
      send(emil, 2, roomId),
    ]);
    expect(valueOf(sent).entry.seq).toBe(3);
    expect(left).toEqual({ ok: true, value: {} });
    expect(codeOf(late)).toBe('not_found');
    expect(await take()).toMatchObject([
      { type: 'entries-appended', entries: [{ seq: 3 }] },
      { type: 'room-removed', roomId, memberId: emil },
      { type: 'room-changed', memberIds: [rosa] },
      { type: 'entries-appended', entries: [{ seq: 4, change: 'left' }] },
    ]);
  });

  it.each(['remove', 'ban', 'mute'] as const)(
    'F11 · MO-4 · MO-6: what is sent before an act is stored, what is sent after is refused, in one turn: %s',
    async (kind) => {
      const { send, operations, take, sign } = await start();
      await take();
      const acting = { memberId: emil, clientId: clientIdOf(900), signature: sign };
      const [first, second, acted, late, later] = await Promise.all([
        send(emil, 1),
        send(emil, 2),
        kind === 'mute'
          ? operations['member:mute'](rosa, { ...acting, lastsMs: null })
          : operations[`member:${kind}`](rosa, acting),
        send(emil, 3),
        send(emil, 4),
      ]);
      expect([first, second, acted].map(codeOf)).toEqual([null, null, null]);
      const code = kind === 'mute' ? 'muted' : 'not_found';
      expect([late, later].map(codeOf)).toEqual([code, code]);
      const told = (await take()).map(({ type }) => type);
      expect(told).toEqual(
        kind === 'mute'
          ? ['entries-appended', 'members-changed']
          : [
              'entries-appended',
              'member-ended',
              'members-changed',
              'room-changed',
              'entries-appended',
            ],
      );
    },
  );

  it('MO-1: whoever starts the server names a moderator, who is one now or from the first coming on', async () => {
    const { domain, store, admit, take } = createTestDomain();
    await admit(emil);
    await domain.appoint(emil);
    await domain.appoint(nele);
    expect((await store.member(emil))?.member.role).toBe('moderator');
    await take();
    await admit(nele);
    const told = await take();
    expect(told[0]).toMatchObject({ type: 'members-changed', members: [{ role: 'moderator' }] });
    await admit(nele);
    const lines = await store.listAudit({ before: 100, limit: 10 });
    expect(lines.map(({ actor, act }) => [actor, act.kind])).toEqual([
      [null, 'set-role'],
      [null, 'set-role'],
    ]);
  });

  it('a commit that the disk refuses tells nobody', async () => {
    const { store, send, take } = await start();
    const { append } = store;
    store.append = async (messages) =>
      messages.map(() => ({ ok: false, code: 'unavailable', message: 'full' }));
    expect(codeOf(await send(rosa, 1))).toBe('unavailable');
    expect(await take()).toEqual([]);
    store.append = append;
    expect(valueOf(await send(rosa, 1)).entry.seq).toBe(4);
  });

  it('DL-8: moved markers are told to small rooms, standing ones to nobody', async () => {
    const { operations, lobby, send, take } = await start();
    await send(rosa, 1);
    await take();
    const set = (read: number) => operations['marker:set'](emil, { roomId: lobby, read });
    await Promise.all([set(3), set(4)]);
    await set(2);
    expect(await take()).toEqual([
      {
        type: 'markers-changed',
        roomId: lobby,
        audience: 'room',
        markers: [{ memberId: emil, delivered: 4, read: 4 }],
      },
    ]);
  });

  it('DL-10: of one turn everybody is told where the marker stands for them, once', async () => {
    const { operations, lobby, send, take } = await start();
    for (let n = 0; n < 4; n += 1) await send(rosa, n);
    await take();
    const set = (read: number, isPrivate: boolean) =>
      operations['marker:set'](emil, { roomId: lobby, read, isPrivate });
    await Promise.all([set(4, false), set(6, true), set(5, false)]);
    const told = { type: 'markers-changed', roomId: lobby };
    expect(await take()).toEqual([
      { ...told, audience: 'others', markers: [{ memberId: emil, delivered: 6, read: 5 }] },
      { ...told, audience: 'self', markers: [{ memberId: emil, delivered: 6, read: 6 }] },
    ]);
    await set(6, false);
    expect(await take()).toEqual([
      { ...told, audience: 'room', markers: [{ memberId: emil, delivered: 6, read: 6 }] },
    ]);
  });
});

describe('rooms', () => {
  it('RM-9: who is brought in hears the room before its next entry', async () => {
    const { operations, createRoom, take } = await start();
    const roomId = await createRoom();
    await operations['room:invite'](rosa, { roomId, memberId: emil });
    const changes = await take();
    expect(changes).toMatchObject([
      {
        type: 'room-changed',
        memberIds: [rosa, emil],
        state: { room: { id: roomId, headSeq: 2 } },
      },
      { type: 'entries-appended', roomId, entries: [{ seq: 2, change: 'invited' }] },
    ]);
    await operations['room:invite'](emil, { roomId, memberId: rosa });
    expect(await take()).toEqual([]);
  });

  it('RM-7 · RM-9: both hear of a direct room the first time it is opened', async () => {
    const { operations, take } = await start();
    const { room } = valueOf(await operations['direct:open'](rosa, { memberId: emil }));
    expect(await take()).toMatchObject([
      { type: 'room-changed', memberIds: [rosa, emil] },
      { type: 'entries-appended', roomId: room.id },
    ]);
    expect(valueOf(await operations['direct:open'](emil, { memberId: rosa })).room).toEqual(room);
    expect(await take()).toEqual([]);
  });

  it('RM-9: a new topic of a large room is told by its entry alone, not by the room to each of its people', async () => {
    const { admit, operations, take, lobby } = await start();
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    for (let n = 0; n < LIMITS.receiptRoomMembers; n += 1) {
      await admit(memberIdOf(`${letters[n % 26]}${letters[Math.floor(n / 26)]}b`));
    }
    await take();
    const changed = await operations['room:change'](rosa, { roomId: lobby, topic: 'Crowded' });
    expect(valueOf(changed).room.topic).toBe('Crowded');
    expect(await take()).toMatchObject([
      { type: 'entries-appended', entries: [{ kind: 'room', topic: 'Crowded' }] },
    ]);
  });

  it('RM-6: the host may change a room somebody else made, everybody in it hears', async () => {
    const { operations, take } = await start();
    const made = await operations['room:create'](emil, { name: 'Mine', access: 'public' });
    const roomId = valueOf(made).room.id;
    await operations['room:join'](rosa, { roomId });
    await operations['room:join'](nele, { roomId });
    await take();
    expect(codeOf(await operations['room:change'](nele, { roomId, name: 'Ours' }))).toBe(
      'not_allowed',
    );
    expect(valueOf(await operations['room:change'](rosa, { roomId, name: 'Ours' })).room.name).toBe(
      'Ours',
    );
    const changes = await take();
    expect(toTypes(changes)).toEqual(['room-changed', 'entries-appended']);
    const [changed] = changes;
    expect(changed?.type === 'room-changed' && new Set(changed.memberIds)).toEqual(
      new Set([rosa, emil, nele]),
    );
  });

  it('RM-3: lists, joins and answers what the wire expects', async () => {
    const { operations, createRoom } = await start();
    const roomId = await createRoom('public', 'Open');
    const listed = valueOf(await operations['room:list'](emil, {}));
    expect(upEvents['room:list'].value.parse(listed)).toEqual(listed);
    expect(listed.rooms.map((room) => room.name)).toEqual(['Lobby', 'Open']);
    const joined = valueOf(await operations['room:join'](emil, { roomId }));
    expect(upEvents['room:join'].value.parse(joined)).toEqual(joined);
    const page = valueOf(await operations['timeline:page'](emil, { roomId, after: 0, limit: 9 }));
    expect(upEvents['timeline:page'].value.parse(page)).toEqual(page);
    const newest = await operations['timeline:page'](emil, { roomId, before: 3, limit: 1 });
    expect(valueOf(newest).entries).toEqual(page.entries.slice(-1));
  });

  it('DL-8: in a large room a member sees the own marker alone', () => {
    const memberIds = Array.from({ length: LIMITS.receiptRoomMembers + 1 }, (_, n) =>
      memberIdOf(`m${'abcdefghij'[n % 10]}${'abcdefghijk'[Math.floor(n / 10)]}`),
    );
    const markers = memberIds.map((memberId) => ({ memberId, delivered: 1, read: 1 }));
    const room = {
      id: roomIdOf(1),
      kind: 'room' as const,
      name: 'Big',
      topic: '',
      access: 'public' as const,
      isLobby: false,
      createdBy: null,
      createdAt: 1,
      memberIds,
      headSeq: 1,
      markers,
    };
    const [self] = memberIds;
    expect(toRoomFor({ room, privateReads: [] }, self ?? rosa).markers).toEqual(
      markers.slice(0, 1),
    );
    const small = { ...room, memberIds: memberIds.slice(1), markers: markers.slice(1) };
    expect(toRoomFor({ room: small, privateReads: [] }, self ?? rosa).markers).toHaveLength(
      LIMITS.receiptRoomMembers,
    );
  });
});

describe('typing and presence', () => {
  it('PR-2: typing is told, and ends with a message, by leaving, and with the connection', async () => {
    const { domain, operations, createRoom, send, take } = await start();
    const roomId = await createRoom('public');
    await operations['room:join'](emil, { roomId });
    domain.connectionOpened(emil, 'desk');
    await take();
    const type = () => operations['typing:set'](emil, { roomId, isTyping: true });
    const notice = (isTyping: boolean) => ({
      type: 'typing-changed',
      roomId,
      memberId: emil,
      isTyping,
    });
    await type();
    expect(await take()).toEqual([notice(true)]);
    await send(emil, 1, roomId);
    expect(await take()).toMatchObject([{ type: 'entries-appended' }, notice(false)]);
    await type();
    domain.connectionOpened(emil, 'phone');
    domain.connectionClosed(emil, 'desk');
    expect(await take()).toEqual([notice(true)]);
    domain.connectionClosed(emil, 'phone');
    expect(await take()).toEqual([
      { type: 'presence-changed', presence: [{ memberId: emil, presence: 'offline' }] },
      notice(false),
    ]);
    await type();
    expect(await take()).toEqual([]);
    domain.connectionOpened(emil, 'desk');
    await type();
    await take();
    await operations['room:leave'](emil, { roomId });
    expect(toTypes(await take())).toEqual([
      'typing-changed',
      'room-removed',
      'room-changed',
      'entries-appended',
    ]);
  });

  it('PR-1: presence is told once it changes', async () => {
    const { domain, take } = await start();
    domain.connectionOpened(emil, 'desk');
    domain.connectionOpened(emil, 'phone');
    domain.setPresence(emil, 'desk', 'away');
    domain.setPresence(emil, 'phone', 'away');
    expect(await take()).toEqual(
      ['online', 'away'].map((presence) => ({
        type: 'presence-changed',
        presence: [{ memberId: emil, presence }],
      })),
    );
  });
});

describe('F2: no such and not yours', () => {
  it('get the same answer from every operation on a room, and nothing changes', async () => {
    const { domain, operations, createRoom, take, sign } = await start();
    const hidden = await createRoom();
    domain.connectionOpened(emil, 'desk');
    await take();
    const writing = (roomId: RoomId) => ({ roomId, clientId: clientIdOf(1), signature: sign });
    const target = { seq: 1, author: rosa, clientId: clientIdOf(7) };
    const asks: { [E in OperationName]?: (roomId: RoomId) => Promise<Result<unknown>> } = {
      'entry:append': async (roomId) => {
        const written = { clientId: clientIdOf(1), signature: sign };
        const entries = [{ kind: 'message' as const, ...written, text: 'hello' }];
        const answer = valueOf(await operations['entry:append'](emil, { roomId, entries }));
        const [result] = answer.results;
        return result?.ok === false ? result : success(result);
      },
      'message:send': (roomId) =>
        operations['message:send'](emil, {
          roomId,
          clientId: clientIdOf(1),
          text: 'hello',
          signature: sign,
        }),
      'message:edit': (roomId) =>
        operations['message:edit'](emil, { ...writing(roomId), target, text: 'hello' }),
      'message:redact': (roomId) =>
        operations['message:redact'](emil, { ...writing(roomId), target }),
      'reaction:set': (roomId) =>
        operations['reaction:set'](emil, { ...writing(roomId), target, emoji: '👍', isOn: true }),
      'message:search': (roomId) =>
        operations['message:search'](emil, { query: 'hello', roomId, order: 'newest', limit: 1 }),
      'timeline:page': (roomId) =>
        operations['timeline:page'](emil, { roomId, after: 0, limit: 1 }),
      'timeline:seek': (roomId) => operations['timeline:seek'](emil, { roomId, at: 1 }),
      'pin:list': (roomId) => operations['pin:list'](emil, { roomId }),
      'edit:list': (roomId) => operations['edit:list'](emil, { roomId, seq: 1 }),
      'room:join': (roomId) => operations['room:join'](emil, { roomId }),
      'room:leave': (roomId) => operations['room:leave'](emil, { roomId }),
      'room:invite': (roomId) => operations['room:invite'](emil, { roomId, memberId: nele }),
      'room:change': (roomId) => operations['room:change'](emil, { roomId, name: 'Mine' }),
      'room:slow-mode': (roomId) =>
        operations['room:slow-mode'](emil, {
          roomId,
          intervalMs: 5_000,
          clientId: clientIdOf(2),
          signature: sign,
        }),
      'marker:set': (roomId) => operations['marker:set'](emil, { roomId, read: 1 }),
      'typing:set': (roomId) => operations['typing:set'](emil, { roomId, isTyping: true }),
    };
    const withRoom = Object.entries(upEvents)
      .filter(([, { payload }]) => 'roomId' in payload.shape)
      .map(([event]) => event);
    expect(Object.keys(asks).toSorted()).toEqual(withRoom.toSorted());
    for (const ask of Object.values(asks)) {
      const answer = await ask(hidden);
      expect(answer).toEqual(await ask(roomIdOf(12_345)));
      expect(codeOf(answer)).toBe('not_found');
    }
    expect(await take()).toEqual([]);
  });

  it('a member who left learns nothing more', async () => {
    const { operations, createRoom, send } = await start();
    const roomId = await createRoom('private');
    await operations['room:invite'](rosa, { roomId, memberId: emil });
    await operations['room:leave'](emil, { roomId });
    await send(rosa, 1, roomId);
    const page = await operations['timeline:page'](emil, { roomId, after: 0, limit: 9 });
    expect(codeOf(page)).toBe('not_found');
    expect(codeOf(await operations['room:join'](emil, { roomId }))).toBe('not_found');
  });
});

describe('stopping', () => {
  it('commits and tells what was asked before, refuses what comes after', async () => {
    const { domain, send, told, clock, operations, lobby } = await start();
    domain.connectionOpened(rosa, 'desk');
    await operations['typing:set'](rosa, { roomId: lobby, isTyping: true });
    const sent = send(rosa, 1);
    const closed = domain.close();
    const late = send(rosa, 2);
    expect(valueOf(await sent).entry.seq).toBe(4);
    expect(codeOf(await late)).toBe('unavailable');
    await closed;
    expect(toTypes(told)).toContain('entries-appended');
    expect(clock.waiting()).toBe(0);
    const input = { memberId: nele, publicKey: 'k'.repeat(43), name: 'Nele' };
    expect(codeOf(await domain.admit(input))).toBe('unavailable');
  });
});
