import { io, type Socket } from 'socket.io-client';
import { createDialler } from '../../node/dialler';
import { createIdentity, type Identity } from '../../node/identity';
import { hashText } from '../../node/keys';
import { newUuid } from '../../node/uuid';
import { toReference } from '../../shared/model/changes';
import type { Entry, Reference, WrittenContent } from '../../shared/model/entry';
import type { Act } from '../../shared/model/act';
import type { Failure } from '../../shared/model/errors';
import { clientIdSchema, type ClientId, type RoomId, type ServerId } from '../../shared/model/ids';
import type { Room } from '../../shared/model/room';
import type { Address } from '../../shared/protocol/address';
import type {
  Acknowledgement,
  DownEventName,
  DownPayload,
  UpEventName,
  UpInput,
  UpValue,
} from '../../shared/protocol/events';
import { downEvents, refusalSchema } from '../../shared/protocol/payloads';
import {
  toActSigningText,
  toAuthSigningText,
  toEntrySigningText,
  toSignedContent,
} from '../../shared/protocol/signing';
import { PROTOCOL } from '../../shared/protocol/version';

/** Where a client finds its server, and who it says to be. */
export interface TestClientOptions {
  server: { address: Address; serverId: ServerId };
  identity?: Identity;
  name?: string;
  password?: string;
  token?: string;
  /** Replaces fields of `auth`, to lie in the handshake. */
  auth?: Record<string, unknown>;
}

/** One event as it was heard. */
export type Heard = { [E in DownEventName]: { event: E; payload: DownPayload<E> } }[DownEventName];

/** A lean client for tests: one connection, no outbox, no retry, and a list of what it heard. */
export interface TestClient {
  readonly identity: Identity;
  readonly socket: Socket;
  readonly welcome: DownPayload<'session:welcomed'>;
  readonly lobby: Room;
  /** Everything heard so far, oldest first. */
  readonly heard: readonly Heard[];
  ask<E extends UpEventName>(event: E, payload: UpInput<E>): Promise<Acknowledgement<E>>;
  /** The same, where a refusal would be a mistake of the test. */
  get<E extends UpEventName>(event: E, payload: UpInput<E>): Promise<UpValue<E>>;
  /** Signs a message as an app would. */
  toMessage(roomId: RoomId, text: string, clientId?: ClientId): UpInput<'message:send'>;
  /** What every written entry is sent with: a new client id, and the signature of an app. */
  toWriting(roomId: RoomId, content: WrittenContent, clientId?: ClientId): Writing;
  /** Signs several as an app hands them over. */
  toPacket(roomId: RoomId, contents: readonly WrittenContent[]): UpInput<'entry:append'>;
  send(roomId: RoomId, text: string): Promise<UpValue<'message:send'>>;
  /** These speak of a message that was answered or heard before. */
  reply(to: Entry, text: string): Promise<UpValue<'message:send'>>;
  edit(message: Entry, text: string): Promise<UpValue<'message:edit'>>;
  redact(message: Entry): Promise<UpValue<'message:redact'>>;
  react(message: Entry, emoji: string, isOn?: boolean): Promise<UpValue<'reaction:set'>>;
  /** Signs an act as an app would. */
  toActing(act: Act, reason?: string): Acting;
  /** Does something to keep order. */
  act(act: Act, reason?: string): Promise<{ ok: true } | Failure>;
  search(
    query: string,
    over?: Partial<UpInput<'message:search'>>,
  ): Promise<UpValue<'message:search'>>;
  /** The next event of a kind that was not waited for yet. */
  hear<E extends DownEventName>(
    event: E,
    where?: (payload: DownPayload<E>) => boolean,
  ): Promise<DownPayload<E>>;
  /** Resolves when the connection has ended. */
  closed(): Promise<void>;
  close(): void;
}

interface Acting {
  clientId: ClientId;
  signature: string;
  reason?: string;
}

interface Writing {
  roomId: RoomId;
  clientId: ClientId;
  signature: string;
}

/** How to name a message of a room. */
export function referenceTo(entry: Entry): Reference {
  const isMessage = entry.kind === 'message' || entry.kind === 'tombstone';
  if (!isMessage) throw new Error(`An entry of kind ${entry.kind} is no message.`);
  return toReference(entry);
}

interface Waiter {
  isMeant: (heard: Heard) => boolean;
  resolve: (heard: Heard) => void;
}

function createInbox() {
  const heard: Heard[] = [];
  const unread = new Set<Heard>();
  const waiters = new Set<Waiter>();
  return {
    heard,
    put(item: Heard) {
      heard.push(item);
      for (const waiter of waiters) {
        if (!waiter.isMeant(item)) continue;
        waiters.delete(waiter);
        waiter.resolve(item);
        return;
      }
      unread.add(item);
    },
    take(isMeant: Waiter['isMeant']): Promise<Heard> {
      for (const item of unread) {
        if (!isMeant(item)) continue;
        unread.delete(item);
        return Promise.resolve(item);
      }
      return new Promise((resolve) => void waiters.add({ isMeant, resolve }));
    },
  };
}

/** Opens a connection and waits for the welcome, or for the refusal. */
export async function tryTestClient(
  options: TestClientOptions,
): Promise<{ ok: true; value: TestClient } | Failure> {
  const { server, identity = createIdentity(), name = 'Tester' } = options;
  const dialling = createDialler().dial(server.address, server.serverId);
  const inbox = createInbox();
  const socket = io(dialling.url, {
    ...dialling.socketOptions,
    reconnection: false,
    auth(give) {
      const { serverId } = server;
      const { publicKey } = identity;
      const text = toAuthSigningText(serverId, dialling.exporter() ?? '');
      const { password, token } = options;
      const signature = identity.sign(text);
      give({ protocol: PROTOCOL, publicKey, name, signature, password, token, ...options.auth });
    },
  });
  for (const event of Object.keys(downEvents) as DownEventName[]) {
    socket.on(event, (payload: unknown) => {
      inbox.put({ event, payload: downEvents[event].parse(payload) } as Heard);
    });
  }
  const closed = new Promise<void>((resolve) => void socket.once('disconnect', () => resolve()));
  const close = (): void => {
    socket.disconnect();
    dialling.close();
  };

  const refused = new Promise<Failure>((resolve) => {
    socket.once('connect_error', (error: Error & { data?: unknown }) => {
      const refusal = refusalSchema.safeParse(error.data);
      const code = dialling.lastFailure() ?? 'unreachable';
      resolve(
        refusal.success
          ? { ok: false, ...refusal.data }
          : { ok: false, code, message: error.message },
      );
    });
  });
  const first = await Promise.race([
    refused,
    inbox.take(({ event }) => event === 'session:welcomed'),
  ]);
  if ('ok' in first) {
    close();
    return first;
  }
  const welcome = first.payload as DownPayload<'session:welcomed'>;
  const lobby = welcome.rooms.find((room) => room.isLobby);
  if (lobby === undefined) throw new Error('The welcome tells of no lobby.');

  const ask: TestClient['ask'] = (event, payload) =>
    new Promise((resolve) => void socket.emit(event, payload, resolve));
  const get: TestClient['get'] = async (event, payload) => {
    const answer = await ask(event, payload);
    if (!answer.ok) throw new Error(`${event} was refused: ${answer.code}`);
    return answer.value;
  };
  const toWriting: TestClient['toWriting'] = (
    roomId,
    content,
    clientId = clientIdSchema.parse(newUuid()),
  ) => {
    const place = { serverId: server.serverId, roomId, clientId };
    const text = toEntrySigningText(place, toSignedContent(content, hashText));
    return { roomId, clientId, signature: identity.sign(text) };
  };
  const toActing: TestClient['toActing'] = (act, reason) => {
    const clientId = clientIdSchema.parse(newUuid());
    const place = { serverId: server.serverId, clientId };
    const signature = identity.sign(toActSigningText(place, act, hashText(reason ?? '')));
    return { clientId, signature, ...(reason !== undefined && { reason }) };
  };
  const toMessage: TestClient['toMessage'] = (roomId, text, clientId) => ({
    ...toWriting(roomId, { kind: 'message', text }, clientId),
    text,
  });
  const client: TestClient = {
    identity,
    socket,
    welcome,
    lobby,
    heard: inbox.heard,
    ask,
    get,
    toMessage,
    toWriting,
    toPacket: (roomId, contents) => ({
      roomId,
      entries: contents.map((content) => {
        const { clientId, signature } = toWriting(roomId, content);
        return { clientId, signature, ...content };
      }),
    }),
    send: (roomId, text) => get('message:send', toMessage(roomId, text)),
    reply(to, text) {
      const said = { text, replyTo: referenceTo(to) };
      const writing = toWriting(to.roomId, { kind: 'message', ...said });
      return get('message:send', { ...writing, ...said });
    },
    edit(message, text) {
      const change = { target: referenceTo(message), text };
      const writing = toWriting(message.roomId, { kind: 'edit', ...change });
      return get('message:edit', { ...writing, ...change });
    },
    redact(message) {
      const change = { target: referenceTo(message) };
      const writing = toWriting(message.roomId, { kind: 'redaction', ...change });
      return get('message:redact', { ...writing, ...change });
    },
    react(message, emoji, isOn = true) {
      const change = { target: referenceTo(message), emoji, isOn };
      const writing = toWriting(message.roomId, { kind: 'reaction', ...change });
      return get('reaction:set', { ...writing, ...change });
    },
    toActing,
    act(act, reason) {
      const { kind, ...rest } = act;
      const payload = { ...toActing(act, reason), ...rest };
      const event = kind === 'slow-mode' ? 'room:slow-mode' : `member:${kind}`;
      return new Promise((resolve) => void socket.emit(event, payload, resolve));
    },
    search: (query, over = {}) =>
      get('message:search', { query, order: 'newest', limit: 50, ...over }),
    async hear<E extends DownEventName>(
      event: E,
      where: (payload: DownPayload<E>) => boolean = () => true,
    ) {
      const item = await inbox.take(
        (heard) => heard.event === event && where(heard.payload as DownPayload<E>),
      );
      return item.payload as DownPayload<E>;
    },
    closed: () => closed,
    close,
  };
  return { ok: true, value: client };
}

/** Opens a connection that the test expects to be let in. */
export async function openTestClient(options: TestClientOptions): Promise<TestClient> {
  const opened = await tryTestClient(options);
  if (!opened.ok) throw new Error(`The server refused: ${opened.code} (${opened.message})`);
  return opened.value;
}
