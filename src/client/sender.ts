import type { Log } from '../shared/lib/log';
import { failure, success, type Result } from '../shared/lib/result';
import type { Entry, MessageEntry } from '../shared/model/entry';
import type { ErrorCode } from '../shared/model/errors';
import type { ClientId, MemberId, RoomId, ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import { toEntrySigningText } from '../shared/protocol/signing';
import type { Connection } from './connection';
import { createOutbox, type OutboxMessage } from './outbox';
import type { ClientPlatform } from './platform';
import { createSerial } from './serial';
import type { LocalStore } from './store';

/** Carries the outbox to the server. */
export interface Sender {
  /** Writes the message down, then shows and sends it (DL-4). */
  send(roomId: RoomId, text: string): Promise<Result<{ clientId: ClientId }>>;
  retry(clientId: ClientId): Promise<Result<null>>;
  discard(clientId: ClientId): Promise<Result<null>>;
  /** A new connection: everything that waits goes. */
  resume(): void;
  /** The connection is gone. */
  disconnected(): void;
  /** Which of these entries are one's own messages that were waiting. */
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
  /** The server has stored one's own message as this entry. */
  stored(entry: MessageEntry): void;
  log: Log;
}

function isOwnEntry(entry: Entry, message: OutboxMessage, selfId: MemberId): entry is MessageEntry {
  return (
    entry.kind === 'message' &&
    entry.author === selfId &&
    entry.clientId === message.clientId &&
    entry.roomId === message.roomId &&
    entry.text === message.text
  );
}

/** Creates the sender with what was left from before. */
export function createSender(deps: SenderDeps, left: readonly OutboxMessage[]): Sender {
  const { platform, store, serverId } = deps;
  const { clock, identity } = platform;
  const outbox = createOutbox(left);
  const inOrder = createSerial();
  let cancelWake = () => {};

  const sign = ({ roomId, clientId, text }: OutboxMessage) =>
    identity.sign(
      toEntrySigningText(
        { serverId, roomId, clientId },
        { kind: 'message', textHash: platform.hashText(text) },
      ),
    );

  const deliver = async (connection: Connection, message: OutboxMessage) => {
    const { roomId, clientId, text } = message;
    const signature = sign(message);
    const answer = await connection.ask('message:send', { roomId, clientId, text, signature });
    if (answer.ok && isOwnEntry(answer.value.entry, message, identity.memberId)) {
      outbox.acknowledge(clientId);
      deps.stored(answer.value.entry);
    } else {
      const refusal = answer.ok
        ? failure('internal', 'The server acknowledged another message.')
        : answer;
      if (outbox.refuse(clientId, refusal, clock.elapsed()) === 'failed') {
        deps.log.info('a message was refused', { code: refusal.code });
        await store.setMessageCode(serverId, clientId, refusal.code);
      }
      deps.changed(roomId);
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
    send: (roomId, text) =>
      inOrder(async () => {
        if (outbox.size() >= LIMITS.outboxMessages) {
          return failure('limit_reached', 'Too many messages wait to go out.');
        }
        const clientId = platform.newClientId();
        const message = { clientId, roomId, text, createdAt: deps.now(), code: null };
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
    retry: (clientId) =>
      inOrder(async () => {
        if (!outbox.retry(clientId)) return failure('not_found', 'No such message has failed.');
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
        if (entry.kind !== 'message') return [];
        const message = outbox.find(entry.clientId);
        return message !== null && isOwnEntry(entry, message, identity.memberId)
          ? [entry.clientId]
          : [];
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
