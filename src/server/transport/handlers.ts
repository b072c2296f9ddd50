import { success, type Result } from '../../shared/lib/result';
import type { MemberId } from '../../shared/model/ids';
import type { UpEventName, UpPayload, UpValue } from '../../shared/protocol/events';
import type { ChatDomain, OperationName } from '../domain/domain';

/** Answers one event. The payload is parsed already. */
export type Handler<E extends UpEventName> = (payload: UpPayload<E>) => Promise<Result<UpValue<E>>>;
/** One handler for every event that clients may ask for. */
export type Handlers = { [E in UpEventName]: Handler<E> };

/**
 * The handlers of one connection. Of the four beats, validating and acknowledging are the guard's, persisting is the
 * domain's, broadcasting is the announcer's; the member is the connection's, whatever a payload says (HS-12).
 */
export function createHandlers(deps: {
  domain: ChatDomain;
  memberId: MemberId;
  connectionId: string;
}): Handlers {
  const { domain, memberId, connectionId } = deps;
  const operate =
    <E extends OperationName>(event: E): Handler<E> =>
    (payload) =>
      domain.operations[event](memberId, payload);
  return {
    'entry:append': operate('entry:append'),
    'message:send': operate('message:send'),
    'message:edit': operate('message:edit'),
    'message:redact': operate('message:redact'),
    'reaction:set': operate('reaction:set'),
    'message:search': operate('message:search'),
    'timeline:page': operate('timeline:page'),
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
    'presence:set': async ({ presence }) => {
      domain.setPresence(memberId, connectionId, presence);
      return success({});
    },
  };
}
