import type { Log } from '../shared/lib/log';
import { failure, success, type Result } from '../shared/lib/result';
import type { Entry, TombstoneEntry, WrittenContent, WrittenEntry } from '../shared/model/entry';
import type { ErrorCode, Failure } from '../shared/model/errors';
import type { ClientId, RoomId, ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import { toEntrySigningText, toSignedContent } from '../shared/protocol/signing';
import type { Connection } from './connection';
import { createOutbox, type OutboxMessage } from './outbox';
import type { ClientPlatform } from './platform';
import { createSerial } from './serial';
import type { LocalStore } from './store';
import { askToStore, isEntryOf, isPointless } from './written';

/** Carries the outbox to the server. */
export interface Sender {
  /** Writes the message, or the change of one, down, then shows and sends it (DL-4). */
  send(roomId: RoomId, content: WrittenContent): Promise<Result<{ clientId: ClientId }>>;
  /** Takes messages that the server had and has lost: they go out like all others. */
  bringBack(messages: readonly OutboxMessage[]): Promise<void>;
  retry(clientId: ClientId): Promise<Result<null>>;
  discard(clientId: ClientId): Promise<Result<null>>;
  /** A new connection: everything that waits goes. */
  resume(): void;
  /** The connection is gone. */
  disconnected(): void;
  /** Which of these entries are one's own that were waiting. */
  findSettled(entries: readonly Entry[]): ClientId[];
  /** They are in the timeline now, and out of the store's outbox. */
  settle(clientIds: readonly ClientId[]): void;
  inRoom(roomId: RoomId): OutboxMessage[];
  roomIds(): RoomId[];
  /** The answer of the server that holds messages up although they may pass later; null when nothing does. */
  heldUpBy(): ErrorCode | null;
  forgetRoom(roomId: RoomId): void;
  /** Resolves when what was being written down is. */
  close(): Promise<void>;
}

export interface SenderDeps {
  serverId: ServerId;
  platform: ClientPlatform;
  store: LocalStore;
  connection(): Connection | null;
  /** The time that a new message is shown with until the server says its own. */
  now(): number;
  /** What waits in this room has changed. */
  changed(roomId: RoomId): void;
  /** The server has stored what one wrote as this entry. */
  stored(entry: WrittenEntry | TombstoneEntry): void;
  log: Log;
}

/** Creates the sender with what was left from before. */
export function createSender(deps: SenderDeps, left: readonly OutboxMessage[]): Sender {
  const { platform, store, serverId } = deps;
  const { clock, identity } = platform;
  const outbox = createOutbox(left);
  const inOrder = createSerial();
  let cancelWake = () => {};

  const own = { selfId: identity.memberId, hashText: platform.hashText };

  const sign = ({ roomId, clientId, content }: OutboxMessage) =>
    identity.sign(
      toEntrySigningText(
        { serverId, roomId, clientId },
        toSignedContent(content, platform.hashText),
      ),
    );

  /** A disk that does not take it costs another question after the next start, which is harmless (DL-2). */
  const note = (writing: Promise<void>) =>
    writing.catch((error: Error) => {
      deps.log.error('the outbox could not be written', { name: error.name });
    });

  const letGo = async ({ clientId, roomId }: OutboxMessage) => {
    outbox.remove(clientId);
    await note(store.removeMessage(serverId, clientId));
    deps.changed(roomId);
  };

  const refused = async (message: OutboxMessage, refusal: Failure) => {
    const { clientId, roomId, content } = message;
    if (isPointless(content, refusal.code)) return letGo(message);
    if (outbox.refuse(clientId, refusal, clock.elapsed()) === 'failed') {
      deps.log.info('a message was refused', { kind: content.kind, code: refusal.code });
      await note(store.setMessageCode(serverId, clientId, refusal.code));
    }
    return deps.changed(roomId);
  };

  const deliver = async (connection: Connection, message: OutboxMessage) => {
    const { roomId, clientId, content } = message;
    const envelope = { roomId, clientId, signature: sign(message) };
    const answer = await askToStore(connection, envelope, content);
    if (!answer.ok) {
      await refused(message, answer);
    } else if (isEntryOf(answer.value.entry, message, own)) {
      outbox.acknowledge(clientId);
      deps.stored(answer.value.entry);
    } else {
      await refused(message, failure('internal', 'The server acknowledged another message.'));
    }
    pump();
  };

  function pump(): void {
    cancelWake();
    const connection = deps.connection();
    if (connection === null) return;
    for (const message of outbox.take(clock.elapsed())) void deliver(connection, message);
    const nextAt = outbox.nextAt();
    if (nextAt !== null) cancelWake = clock.after(Math.max(0, nextAt - clock.elapsed()), pump);
  }

  return {
    send: (roomId, content) =>
      inOrder(async () => {
        if (outbox.size() >= LIMITS.outboxMessages) {
          return failure('limit_reached', 'Too many messages wait to go out.');
        }
        const clientId = platform.newClientId();
        const message = { clientId, roomId, content, createdAt: deps.now(), code: null };
        try {
          await store.queueMessage(serverId, message);
        } catch {
          return failure('storage_failed', 'The message could not be written down.');
        }
        outbox.add(message);
        deps.changed(roomId);
        pump();
        return success({ clientId });
      }),
    bringBack: (messages) =>
      inOrder(async () => {
        for (const message of messages) {
          if (outbox.find(message.clientId) !== null || outbox.size() >= LIMITS.outboxMessages) {
            continue;
          }
          try {
            await store.queueMessage(serverId, message);
          } catch {
            deps.log.error('a lost message could not be written down');
            continue;
          }
          outbox.add(message);
          deps.changed(message.roomId);
        }
      }),
    retry: (clientId) =>
      inOrder(async () => {
        const failed = outbox.find(clientId);
        // The message that it was to change is gone: there is nothing to try again.
        const isLost = failed?.content.kind === 'edit' && failed.code === 'not_found';
        if (isLost || !outbox.retry(clientId)) {
          return failure('not_found', 'No such message has failed.');
        }
        await store.setMessageCode(serverId, clientId, null);
        const message = outbox.find(clientId);
        if (message !== null) deps.changed(message.roomId);
        pump();
        return success(null);
      }),
    discard: (clientId) =>
      inOrder(async () => {
        const message = outbox.remove(clientId);
        if (message === null) return failure('not_found', 'No such message waits.');
        await store.removeMessage(serverId, clientId);
        deps.changed(message.roomId);
        pump();
        return success(null);
      }),
    resume: pump,
    disconnected() {
      cancelWake();
      outbox.disconnected();
    },
    findSettled: (entries) =>
      entries.flatMap((entry) => {
        if (!('clientId' in entry)) return [];
        const message = outbox.find(entry.clientId);
        return message !== null && isEntryOf(entry, message, own) ? [entry.clientId] : [];
      }),
    settle(clientIds) {
      const messages = clientIds.map((clientId) => outbox.remove(clientId));
      for (const roomId of new Set(messages.map((message) => message?.roomId))) {
        if (roomId !== undefined) deps.changed(roomId);
      }
      if (messages.length > 0) pump();
    },
    inRoom: (roomId) => outbox.inRoom(roomId),
    roomIds: () => outbox.roomIds(),
    heldUpBy: () => outbox.heldUpBy(),
    forgetRoom: (roomId) => outbox.removeRoom(roomId),
    close() {
      cancelWake();
      return inOrder(async () => {});
    },
  };
}
