import { failure, success, type Result } from '../../shared/lib/result';
import type { Act } from '../../shared/model/act';
import type { ClientId, MemberId } from '../../shared/model/ids';
import type { UpEventName, UpPayload, UpValue } from '../../shared/protocol/events';
import type { ChatDomain, OperationName } from '../domain/domain';

/** Who asks: a member over one connection. */
export interface Asker {
  memberId: MemberId;
  connectionId: string;
  /** Whether this member has signed the act. */
  isSigned: ActCheck;
}

/** Answers one event. The payload is parsed already. */
export type Handler<E extends UpEventName> = (
  asker: Asker,
  payload: UpPayload<E>,
) => Promise<Result<UpValue<E>>>;
/** One handler for every event that clients may ask for. */
export type Handlers = { [E in UpEventName]: Handler<E> };

/** The events that somebody answers for with their key (MO-3). */
type ActEventName = Extract<
  UpEventName,
  | 'member:remove'
  | 'member:ban'
  | 'member:unban'
  | 'member:mute'
  | 'member:unmute'
  | 'member:set-role'
  | 'room:slow-mode'
>;

/** Whether the member of the connection has signed the act. */
export type ActCheck = (
  act: Act,
  acting: { clientId: ClientId; signature: string; reason?: string | undefined },
) => boolean;

/**
 * The handlers of all connections. Of the four beats, validating and acknowledging are the guard's, persisting is the
 * domain's, broadcasting is the announcer's; the member is the connection's, whatever a payload says (HS-12).
 */
export function createHandlers(domain: Pick<ChatDomain, 'operations' | 'setPresence'>): Handlers {
  const operate =
    <E extends OperationName>(event: E): Handler<E> =>
    ({ memberId }, payload) =>
      domain.operations[event](memberId, payload);
  const act =
    <E extends ActEventName>(event: E, toAct: (payload: UpPayload<E>) => Act): Handler<E> =>
    async ({ memberId, isSigned }, payload) =>
      isSigned(toAct(payload), payload)
        ? domain.operations[event](memberId, payload)
        : failure('bad_signature', 'The signature does not fit this act.');
  return {
    'entry:append': operate('entry:append'),
    'message:send': operate('message:send'),
    'message:edit': operate('message:edit'),
    'message:redact': operate('message:redact'),
    'reaction:set': operate('reaction:set'),
    'message:search': operate('message:search'),
    'timeline:page': operate('timeline:page'),
    'timeline:seek': operate('timeline:seek'),
    'pin:list': operate('pin:list'),
    'edit:list': operate('edit:list'),
    'room:create': operate('room:create'),
    'room:list': operate('room:list'),
    'room:join': operate('room:join'),
    'room:leave': operate('room:leave'),
    'room:invite': operate('room:invite'),
    'room:change': operate('room:change'),
    'direct:open': operate('direct:open'),
    'marker:set': operate('marker:set'),
    'typing:set': operate('typing:set'),
    'member:rename': operate('member:rename'),
    'member:describe': operate('member:describe'),
    'picture:set': operate('picture:set'),
    'picture:get': operate('picture:get'),
    'member:remove': act('member:remove', (on) => ({ kind: 'remove', memberId: on.memberId })),
    'member:ban': act('member:ban', (on) => ({ kind: 'ban', memberId: on.memberId })),
    'member:unban': act('member:unban', (on) => ({ kind: 'unban', memberId: on.memberId })),
    'member:mute': act('member:mute', (on) => ({
      kind: 'mute',
      memberId: on.memberId,
      lastsMs: on.lastsMs,
    })),
    'member:unmute': act('member:unmute', (on) => ({ kind: 'unmute', memberId: on.memberId })),
    'member:set-role': act('member:set-role', (on) => ({
      kind: 'set-role',
      memberId: on.memberId,
      role: on.role,
    })),
    'room:slow-mode': act('room:slow-mode', ({ roomId, intervalMs }) => ({
      kind: 'slow-mode',
      roomId,
      intervalMs,
    })),
    'audit:list': operate('audit:list'),
    'ban:list': operate('ban:list'),
    'presence:set': async ({ memberId, connectionId }, { presence }) => {
      domain.setPresence(memberId, connectionId, presence);
      return success({});
    },
  };
}
