import type { Log } from '../shared/lib/log';
import { failure, success, type Result } from '../shared/lib/result';
import type {
  Entry,
  TombstoneEntry,
  Writing,
  WrittenContent,
  WrittenEntry,
} from '../shared/model/entry';
import type { ErrorCode } from '../shared/model/errors';
import type { ClientId, RoomId, ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { UpValue } from '../shared/protocol/events';
import { toEntrySigningText, toSignedContent } from '../shared/protocol/signing';
import type { Connection } from './connection';
import { createOutbox, type OutboxMessage } from './outbox';
import type { ClientPlatform } from './platform';
import { createSerial } from './serial';
import type { LocalStore } from './store';
import { isEntryOf, isPointless } from './written';

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
  count(roomId: RoomId): { pending: number; failed: number };
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
  /** The server has stored what one wrote in a room as these entries. */
  stored(roomId: RoomId, entries: readonly (WrittenEntry | TombstoneEntry)[]): void;
  log: Log;
}

const WRONG_ANSWER = failure('internal', 'The server answered for another message.');

/** Creates the sender with what was left from before. */
export function createSender(deps: SenderDeps, left: readonly OutboxMessage[]): Sender {
  const { platform, store, serverId } = deps;
  const { clock, identity } = platform;
  const outbox = createOutbox(left);
  const inOrder = createSerial();
  let cancelWake = () => {};
  /** Messages that are being written down. */
  let arriving = 0;
  const isFull = () => outbox.size() + arriving >= LIMITS.outboxMessages;

  /** Hands it to the store at once, so that those of one moment are written down together; shown in the same order. */
  const queue = (message: OutboxMessage): Promise<boolean> => {
    arriving += 1;
    const writing = store.queueMessage(serverId, message).then(
      () => true,
      () => false,
    );
    return inOrder(async () => {
      const isKept = await writing;
      arriving -= 1;
      if (isKept) outbox.add(message);
      if (isKept) deps.changed(message.roomId);
      return isKept;
    });
  };

  const own = { selfId: identity.memberId, hashText: platform.hashText };

  const toWriting = ({ roomId, clientId, content }: OutboxMessage): Writing => {
    const signed = toSignedContent(content, platform.hashText);
    const signature = identity.sign(toEntrySigningText({ serverId, roomId, clientId }, signed));
    return { clientId, signature, ...content };
  };

  /** A disk that does not take it costs another question after the next start, which is harmless (DL-2). */
  const note = (writing: Promise<void>) =>
    writing.catch((error: Error) => {
      deps.log.error('the outbox could not be written', { name: error.name });
    });

  /** What the server says of each message of a packet, in order. */
  const takeResults = async (
    roomId: RoomId,
    packet: readonly OutboxMessage[],
    results: UpValue<'entry:append'>['results'],
  ) => {
    const stored: (WrittenEntry | TombstoneEntry)[] = [];
    const pointless: ClientId[] = [];
    const failed: { clientId: ClientId; code: ErrorCode }[] = [];
    let isHeldUp = false;
    packet.forEach((message, index) => {
      const result = results[index] ?? WRONG_ANSWER;
      const { clientId, content } = message;
      if (result.ok && isEntryOf(result.entry, message, own)) {
        outbox.acknowledge(clientId);
        stored.push(result.entry);
        return;
      }
      const refusal = result.ok ? WRONG_ANSWER : result;
      // What comes after one that waits has to wait with it, whatever was answered (DL-13).
      if (isHeldUp) {
        outbox.putBack([clientId]);
      } else if (isPointless(content, refusal.code)) {
        outbox.remove(clientId);
        pointless.push(clientId);
      } else {
        const outcome = outbox.refuse(clientId, refusal, clock.elapsed());
        isHeldUp = outcome === 'waits';
        if (outcome !== 'failed') return;
        deps.log.info('a message was refused', { kind: content.kind, code: refusal.code });
        failed.push({ clientId, code: refusal.code });
      }
    });
    if (stored.length > 0) deps.stored(roomId, stored);
    if (stored.length < packet.length) deps.changed(roomId);
    if (pointless.length > 0) await note(store.removeMessages(serverId, pointless));
    for (const { clientId, code } of failed) {
      await note(store.setMessageCode(serverId, clientId, code));
    }
  };

  const deliver = async (connection: Connection, packet: readonly OutboxMessage[]) => {
    const [first] = packet;
    if (first === undefined) return;
    const { roomId } = first;
    const answer = await connection.ask('entry:append', {
      roomId,
      entries: packet.map(toWriting),
    });
    const refusal = answer.ok ? WRONG_ANSWER : answer;
    if (answer.ok && answer.value.results.length === packet.length) {
      await takeResults(roomId, packet, answer.value.results);
    } else if (packet.length === 1) {
      await takeResults(roomId, packet, [refusal]);
    } else {
      const clientIds = packet.map(({ clientId }) => clientId);
      outbox.holdUp(clientIds, refusal, clock.elapsed());
      deps.changed(roomId);
    }
    pump();
  };

  function pump(): void {
    cancelWake();
    const connection = deps.connection();
    if (connection === null) return;
    for (const packet of outbox.take(clock.elapsed())) void deliver(connection, packet);
    const nextAt = outbox.nextAt();
    if (nextAt !== null) cancelWake = clock.after(Math.max(0, nextAt - clock.elapsed()), pump);
  }

  return {
    async send(roomId, content) {
      if (isFull()) return failure('limit_reached', 'Too many messages wait to go out.');
      const clientId = platform.newClientId();
      const message = { clientId, roomId, content, createdAt: deps.now(), code: null };
      if (!(await queue(message))) {
        return failure('storage_failed', 'The message could not be written down.');
      }
      pump();
      return success({ clientId });
    },
    async bringBack(messages) {
      const queued = messages
        .filter(({ clientId }) => outbox.find(clientId) === null && !isFull())
        .map(queue);
      for (const isKept of await Promise.all(queued)) {
        if (!isKept) deps.log.error('a lost message could not be written down');
      }
    },
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
        await store.removeMessages(serverId, [clientId]);
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
    count: (roomId) => outbox.count(roomId),
    roomIds: () => outbox.roomIds(),
    heldUpBy: () => outbox.heldUpBy(),
    forgetRoom: (roomId) => outbox.removeRoom(roomId),
    close() {
      cancelWake();
      return inOrder(async () => {});
    },
  };
}
