import type { Log } from '../../shared/lib/log';
import { failure, type Result } from '../../shared/lib/result';
import { roomIdSchema, type MemberId } from '../../shared/model/ids';
import type { ChatStore } from '../store/store';
import type { ChatDomain, Clock, MemberOperations } from './domain';
import { createActOperations } from './acts';
import { createFeed } from './feed';
import { createIndexer } from './indexer';
import { createMemberRules } from './members';
import { createPresenceBook } from './presence';
import { createRoomOperations } from './rooms';
import { eventLoop, type Scheduler } from './scheduler';
import { createTimelineOperations } from './timeline';
import { createTyping } from './typing';
import { createWriter } from './writer';

/** What a {@link ChatDomain} is made with. */
export interface ChatDomainDeps {
  store: ChatStore;
  clock: Clock;
  log: Log;
  /** A new UUID. */
  newId: () => string;
  /** The member whose machine this is; null for a server that belongs to nobody. */
  ownerId: MemberId | null;
  /** The event loop's, unless a test cranks it. */
  scheduler?: Scheduler;
}

const stopping = () => failure('unavailable', 'The server is stopping.');

/** Creates the rules over a store. The store stays the caller's to close, after `close` of the domain. */
export function createChatDomain(deps: ChatDomainDeps): ChatDomain {
  const { store, clock, log, newId, ownerId, scheduler = eventLoop } = deps;
  const onError = (what: string) => (error: unknown) =>
    log.error(what, { error: error instanceof Error ? error.name : typeof error });
  const feed = createFeed(scheduler, onError('a listener of the feed failed'));
  const writer = createWriter(scheduler);
  const indexer = createIndexer({ store, writer, clock, onError: onError('indexing failed') });
  const typing = createTyping(clock, (memberId, roomId, isTyping) =>
    feed.tell([{ type: 'typing-changed', roomId, memberId, isTyping }]),
  );
  const presence = createPresenceBook((change) =>
    feed.tell([{ type: 'presence-changed', presence: [change] }]),
  );
  const newRoomId = () => roomIdSchema.parse(newId());
  const appointed = new Set<MemberId>();
  const parts = {
    store,
    writer,
    feed,
    presence,
    typing,
    clock,
    newRoomId,
    ownerId,
    appointed,
    indexer,
  };

  const { admit, admission, isRemoved, welcome, countMembers, ...membership } =
    createMemberRules(parts);
  const { appoint, isBanned, ...acts } = createActOperations(parts);
  const operations: MemberOperations = {
    ...createRoomOperations(parts),
    ...createTimelineOperations(parts),
    ...membership,
    ...acts,
  };
  // What was written before the last end, or cut into words by other rules.
  indexer.wake();
  let isClosing = false;
  const refusable =
    <P, T>(run: (memberId: MemberId, payload: P) => Promise<Result<T>>) =>
    async (memberId: MemberId, payload: P): Promise<Result<T>> =>
      isClosing ? stopping() : run(memberId, payload);

  return {
    operations: {
      'entry:append': refusable(operations['entry:append']),
      'message:send': refusable(operations['message:send']),
      'message:edit': refusable(operations['message:edit']),
      'message:redact': refusable(operations['message:redact']),
      'reaction:set': refusable(operations['reaction:set']),
      'message:search': refusable(operations['message:search']),
      'timeline:page': refusable(operations['timeline:page']),
      'timeline:seek': refusable(operations['timeline:seek']),
      'pin:list': refusable(operations['pin:list']),
      'edit:list': refusable(operations['edit:list']),
      'room:create': refusable(operations['room:create']),
      'room:list': refusable(operations['room:list']),
      'room:join': refusable(operations['room:join']),
      'room:leave': refusable(operations['room:leave']),
      'room:invite': refusable(operations['room:invite']),
      'room:change': refusable(operations['room:change']),
      'direct:open': refusable(operations['direct:open']),
      'marker:set': refusable(operations['marker:set']),
      'typing:set': refusable(operations['typing:set']),
      'member:rename': refusable(operations['member:rename']),
      'member:describe': refusable(operations['member:describe']),
      'picture:set': refusable(operations['picture:set']),
      'picture:get': refusable(operations['picture:get']),
      'member:remove': refusable(operations['member:remove']),
      'member:ban': refusable(operations['member:ban']),
      'member:unban': refusable(operations['member:unban']),
      'member:mute': refusable(operations['member:mute']),
      'member:unmute': refusable(operations['member:unmute']),
      'member:set-role': refusable(operations['member:set-role']),
      'room:slow-mode': refusable(operations['room:slow-mode']),
      'audit:list': refusable(operations['audit:list']),
      'ban:list': refusable(operations['ban:list']),
    },
    subscribe: (listener) => feed.subscribe(listener),
    admit: async (input) => (isClosing ? stopping() : admit(input)),
    admission,
    isRemoved,
    isBanned,
    appoint,
    welcome,
    connectionOpened: (memberId, connectionId) => presence.open(memberId, connectionId),
    connectionClosed(memberId, connectionId) {
      presence.close(memberId, connectionId);
      if (presence.of(memberId) === 'offline') typing.endAll(memberId);
    },
    setPresence: (memberId, connectionId, value) => presence.set(memberId, connectionId, value),
    countMembers,
    async close() {
      isClosing = true;
      indexer.close();
      await writer.idle();
      typing.close();
      await feed.settled();
    },
  };
}
