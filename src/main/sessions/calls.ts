import type { ClientSession } from '../../client/client-session';
import { toMemberKeyWords, toShownKey } from '../../node/key-words';
import { failure, success, type Result } from '../../shared/lib/result';
import type { MemberId, RoomId, ServerId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Room } from '../../shared/model/room';
import type { Announcer } from './announcer';
import type { Joining } from './join';
import type { People } from './people';
import type { Roster } from './roster';
import { toPendingMessage } from './server-view';
import type { SessionSet } from './session-set';

const UNKNOWN = failure('not_found', 'There is no such server here.');

/** Creates the calls that concern servers. */
export function createSessionCalls(deps: {
  roster: Roster;
  joining: Joining;
  announcer: Announcer;
  changePerson: People['change'];
  forget(session: ClientSession): Promise<void>;
}): SessionSet['calls'] {
  const { roster, joining, announcer } = deps;

  const onServer = async <T>(
    { serverId }: { serverId: ServerId },
    run: (session: ClientSession) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const session = roster.find(serverId);
    if (session === null) return UNKNOWN;
    const answer = await run(session);
    // Whoever asked finds in the view what the answer speaks of.
    announcer.flush();
    return answer;
  };

  const takeRoom = async (
    session: ClientSession,
    answer: Result<{ room: Room }>,
  ): Promise<Result<{ roomId: RoomId }>> => {
    if (!answer.ok) return answer;
    await session.takeRoom(answer.value.room);
    return success({ roomId: answer.value.room.id });
  };

  const findDirect = (session: ClientSession, memberId: MemberId): RoomId | null => {
    const direct = Object.values(session.state().rooms).find(
      ({ room }) => room.kind === 'direct' && room.memberIds.includes(memberId),
    );
    return direct?.room.id ?? null;
  };

  return {
    async 'invite:preview'({ input }) {
      return joining.preview(input);
    },
    async 'server:join'(input) {
      const answer = await joining.join(input);
      announcer.flush();
      return answer;
    },
    'server:verify': (input) =>
      onServer(input, async (session) => {
        await session.learn({ isVerified: true });
        return success(null);
      }),
    'server:notify': (input) =>
      onServer(input, async (session) => {
        await session.learn({ notify: input.rule });
        return success(null);
      }),
    'server:shown-key': (input) =>
      onServer(input, async (session) => {
        const { addresses, id } = session.server();
        const { findShownKey } = await import('./network');
        const shownId = await findShownKey(addresses, id);
        const key = shownId === null ? null : toShownKey(shownId);
        return success({ key });
      }),
    'server:forget': (input) =>
      onServer(input, async (session) => {
        await deps.forget(session);
        return success(null);
      }),
    'server:retry': (input) =>
      onServer(input, (session) => {
        const { password } = input;
        return session.connect(password === undefined ? undefined : { password });
      }),

    async 'person:set'({ memberId, ...change }) {
      const member = roster
        .all()
        .map((session) => session.state().members[memberId])
        .find((one) => one !== undefined);
      const changed = await deps.changePerson(memberId, member?.name ?? null, change);
      announcer.flush();
      return changed;
    },
    'person:key': (input) =>
      onServer(input, async (session) => {
        const member = session.state().members[input.memberId];
        return member === undefined
          ? failure('not_found', 'There is no such member here.')
          : success({ keyWords: toMemberKeyWords(member.publicKey) });
      }),

    'room:create': (input) =>
      onServer(input, async (session) => {
        const { name, topic, access } = input;
        return takeRoom(session, await session.ask('room:create', { name, topic, access }));
      }),
    'room:list': (input) => onServer(input, (session) => session.ask('room:list', {})),
    'room:join': (input) =>
      onServer(input, async (session) => {
        const { roomId } = input;
        const joined = await takeRoom(session, await session.ask('room:join', { roomId }));
        return joined.ok ? success(null) : joined;
      }),
    'room:leave': (input) =>
      onServer(input, async (session) => {
        const { roomId } = input;
        const answer = await session.ask('room:leave', { roomId });
        if (!answer.ok) return answer;
        await session.dropRoom(roomId);
        return success(null);
      }),
    'room:invite': (input) =>
      onServer(input, async (session) => {
        const { roomId, memberId } = input;
        const answer = await session.ask('room:invite', { roomId, memberId });
        const taken = await takeRoom(session, answer);
        return taken.ok ? success(null) : taken;
      }),
    'room:change': (input) =>
      onServer(input, async (session) => {
        const { roomId, name, topic } = input;
        const answer = await session.ask('room:change', { roomId, name, topic });
        const taken = await takeRoom(session, answer);
        return taken.ok ? success(null) : taken;
      }),
    'room:mute': (input) =>
      onServer(input, (session) => session.setMuted(input.roomId, input.isMuted)),
    'room:notify': ({ roomId, rule, ...input }) =>
      onServer(input, async (session) => {
        // Muted keeps what the rule was, so that unmuting brings it back.
        const isMuted = rule === 'nothing';
        const ruled = isMuted ? success(null) : await session.setNotify(roomId, rule);
        return ruled.ok ? session.setMuted(roomId, isMuted) : ruled;
      }),
    'direct:open': (input) =>
      onServer(input, async (session) => {
        const { memberId } = input;
        const known = findDirect(session, memberId);
        if (known !== null) return success({ roomId: known });
        return takeRoom(session, await session.ask('direct:open', { memberId }));
      }),

    'order:act': (input) => onServer(input, (session) => session.act(input.act, input.reason)),
    'order:audit': (input) => onServer(input, (session) => session.audit(input.before)),
    'order:bans': (input) => onServer(input, (session) => session.ask('ban:list', {})),

    'timeline:open': (input) =>
      onServer(input, async (session) => {
        const { serverId, roomId } = input;
        // Before reading, so that nothing falls between what is read and what is told.
        announcer.open(serverId, roomId);
        const answer = await session.open(roomId);
        if (!answer.ok) return answer;
        return success({ ...answer.value, pending: session.waiting(roomId).map(toPendingMessage) });
      }),
    'timeline:older': (input) =>
      onServer(input, (session) => session.older(input.roomId, input.before)),
    'timeline:newer': (input) =>
      onServer(input, (session) => {
        announcer.open(input.serverId, input.roomId);
        return session.newer(input.roomId, input.after);
      }),
    'timeline:around': (input) =>
      onServer(input, (session) => {
        announcer.open(input.serverId, input.roomId);
        return session.around(input.roomId, input.seq);
      }),
    'marker:unread': (input) =>
      onServer(input, (session) => session.markUnread(input.roomId, input.seq)),
    'marker:read': (input) =>
      onServer(input, (session) => session.setRead(input.roomId, input.seq)),

    'message:send': (input) =>
      onServer(input, (session) => {
        const { roomId, text, replyTo } = input;
        return session.write(roomId, { kind: 'message', text, replyTo });
      }),
    'message:edit': (input) =>
      onServer(input, (session) => {
        const { roomId, target, text } = input;
        return session.write(roomId, { kind: 'edit', target, text });
      }),
    'message:redact': (input) =>
      onServer(input, (session) => {
        const { roomId, target } = input;
        return session.write(roomId, { kind: 'redaction', target });
      }),
    'reaction:set': (input) =>
      onServer(input, (session) => {
        const { roomId, target, emoji, isOn } = input;
        return session.write(roomId, { kind: 'reaction', target, emoji, isOn });
      }),
    'pin:set': (input) =>
      onServer(input, (session) => {
        const { roomId, target, isOn } = input;
        return session.write(roomId, { kind: 'pin', target, isOn });
      }),
    'pin:list': (input) => onServer(input, (session) => session.pins(input.roomId)),
    'message:save': (input) =>
      onServer(input, (session) => session.setSaved(input.roomId, input.target, input.isOn)),
    'message:saved': (input) =>
      onServer(input, async (session) => {
        const answer = await session.saved();
        if (!answer.ok) return answer;
        const items = answer.value.items.map(({ place, item }) => ({ ...place, item }));
        return success({ items });
      }),
    'message:versions': (input) =>
      onServer(input, (session) => session.versions(input.roomId, input.seq)),
    'timeline:seek': (input) =>
      onServer(input, (session) =>
        session.seek(input.roomId, Math.max(0, input.at + session.condition().clockOffsetMs)),
      ),
    'message:search': ({ serverId, ...wanted }) =>
      onServer({ serverId }, (session) => session.search({ ...wanted, limit: LIMITS.searchHits })),
    'message:retry': (input) => onServer(input, (session) => session.retry(input.clientId)),
    'message:discard': (input) => onServer(input, (session) => session.discard(input.clientId)),
    'draft:set': (input) =>
      onServer(input, (session) => session.setDraft(input.roomId, input.text)),
    'typing:set': (input) =>
      onServer(input, async (session) => {
        session.setTyping(input.roomId, input.isTyping);
        return success(null);
      }),
  };
}
