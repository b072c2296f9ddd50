import { hashText, verifySignature } from '../node/keys';
import { isOwnHost } from '../node/addresses';
import type { ServerKey } from '../node/certificate';
import type { Log } from '../shared/lib/log';
import { success, type Result } from '../shared/lib/result';
import { CAPABILITIES, type Capability } from '../shared/model/capability';
import type { MemberId } from '../shared/model/ids';
import type { JoiningMode, JoiningTerms } from '../shared/model/joining';
import { LIMITS } from '../shared/model/limits';
import type { Hello } from '../shared/protocol/hello';
import { toActSigningText } from '../shared/protocol/signing';
import { PROTOCOL } from '../shared/protocol/version';
import { createChatDomain } from './domain/create-domain';
import type { Clock } from './domain/domain';
import { createInvites, type Invites } from './domain/invites';
import type { ChatStore } from './store/store';
import { createAnnouncer, EVERYONE, toMemberKey, toRoomKey } from './transport/announcer';
import {
  createConnectionGate,
  DEFAULT_CAPS,
  type ConnectionCaps,
} from './transport/connection-gate';
import { createGuessLimit } from './transport/guess-limit';
import { toErrorName } from './transport/error-name';
import type { FaultHook } from './transport/guard';
import { createHandlers } from './transport/handlers';
import { createHandshake } from './transport/handshake';
import { createMemberRates } from './transport/member-rates';
import { answerHttp, createHttpServer } from './transport/http';
import { createJoining } from './transport/joining';
import { createKnocks, type Knocks } from './transport/knocks';
import { listenNear } from './transport/listen';
import { rememberHosts } from './transport/own-host';
import { createServerPassword } from './transport/password';
import { beginSession } from './transport/session';
import { createSocketServer } from './transport/socket-server';

/** Everything a chat server is made of; it takes nothing from anywhere else. */
export interface ChatServerDeps {
  store: ChatStore;
  key: ServerKey;
  name: string;
  /** Who is the host here; null where nobody is. */
  ownerId: MemberId | null;
  /** Who may join; undefined leaves it as it was at the last start. */
  joining: JoiningTerms | undefined;
  /** Which life of its history this is; absent and null in the first. */
  history?: string | null;
  /** What it offers beyond the base (CA-2); left out, everything. */
  offers?: readonly Capability[];
  clock: Clock;
  newId: () => string;
  log: Log;
  caps?: Partial<ConnectionCaps>;
  /** For tests: breaks handlers on purpose. */
  fault?: FaultHook;
}

/** A chat server: one port, one store, until it is closed. */
export interface ChatServer {
  /** Starts to listen; without `host` on all addresses. Answers the port, which may be another than the wanted one. */
  listen(wanted: { port: number; host?: string }): Promise<Result<{ port: number }>>;
  /** Changes what is given; refused as a whole when who may join cannot be kept. */
  configure: (change: {
    name?: string | undefined;
    joining?: JoiningTerms | undefined;
  }) => Promise<Result<null>>;
  readonly invites: Pick<Invites, 'make' | 'list' | 'revoke' | 'subscribe'>;
  /** Newcomers who wait for the host's word, where the host wants to be asked. */
  readonly knocks: Pick<Knocks, 'list' | 'answer' | 'subscribe'>;
  /** Makes somebody a moderator on behalf of whoever started the server: now, or when they first come. */
  appoint: (memberId: MemberId) => Promise<void>;
  name: () => string;
  joining: () => JoiningMode;
  /** How many connections of members are open. */
  connectionCount: () => number;
  /** The machine goes to sleep: says goodbye to everybody and keeps the port, but lets nobody in until it wakes. */
  sleep: () => Promise<void>;
  wake: () => void;
  /** Says goodbye to everybody, with all that was acknowledged on disk, and closes the store. */
  close(): Promise<void>;
}

const PASSWORD_SETTING = 'password';
const JOINING_SETTING = 'joining';
/** How much of the time for stopping may be spent on telling clients; the rest is for the store. */
const GOODBYE_MS = LIMITS.stopGraceMs / 2;

/** Creates a chat server. Nothing listens before `listen`. */
export function createChatServer(deps: ChatServerDeps): ChatServer {
  const { store, key, clock, log, history = null, offers = CAPABILITIES } = deps;
  const { serverId } = key;
  let { name } = deps;
  let openSessions = 0;
  let closing: Promise<void> | null = null;
  let stopOversleeping: (() => void) | null = null;

  const startedAt = clock.now();
  const ownHost = rememberHosts(isOwnHost, clock);
  const gate = createConnectionGate({ caps: { ...DEFAULT_CAPS, ...deps.caps }, clock });
  const domain = createChatDomain({
    store,
    clock,
    log: log.scoped('domain'),
    newId: deps.newId,
    ownerId: deps.ownerId,
  });
  const password = createServerPassword({
    load: () => store.setting(PASSWORD_SETTING),
    save: (record) => store.setSetting(PASSWORD_SETTING, record),
  });
  const joining = createJoining(
    {
      load: () => store.setting(JOINING_SETTING),
      save: (mode) => store.setSetting(JOINING_SETTING, mode),
    },
    password,
  );
  const knocks = createKnocks(clock, (error) =>
    log.error('a listener of the knocks failed', { error: toErrorName(error) }),
  );
  const invites = createInvites({
    store,
    clock,
    newId: deps.newId,
    onError: (error) =>
      log.error('a listener of the invites failed', { error: toErrorName(error) }),
  });
  const rates = createMemberRates(clock, (memberId) =>
    log.scoped('rates').warn('a member was cut: too many packets', { memberId }),
  );
  const handlers = createHandlers(domain);
  const sessionLog = log.scoped('session');
  const handshake = createHandshake({
    serverId,
    ownerId: deps.ownerId,
    invites,
    joining,
    password,
    knocks,
    guesses: createGuessLimit(clock),
    rates,
    domain,
  });
  const http = createHttpServer({
    ...key,
    gate,
    isAsleep: () => stopOversleeping !== null,
    log: log.scoped('http'),
  });
  const sockets = createSocketServer({
    httpServer: http.server,
    gate,
    clock,
    log: log.scoped('sockets'),
    isOwnHost: ownHost,
    handshake,
    rates,
    onAdmitted(socket, { member, protocol, lacks }) {
      beginSession(socket, {
        domain,
        handlers,
        log: sessionLog,
        memberId: member.id,
        offers,
        lacks,
        isSigned: (act, { clientId, signature, reason = '' }) =>
          verifySignature(
            member.publicKey,
            toActSigningText({ serverId, clientId }, act, hashText(reason)),
            signature,
          ),
        toWelcomed: ({ self, members, presence, rooms }) => ({
          serverId,
          serverName: name,
          protocol,
          capabilities: [...offers],
          selfId: self.id,
          members,
          presence,
          rooms,
          now: clock.now(),
          ...(history === null ? {} : { history }),
        }),
        toSocketRooms: ({ self, rooms }) => [
          EVERYONE,
          toMemberKey(self.id),
          ...rooms.map((room) => toRoomKey(room.id)),
        ],
        onOpened: () => void (openSessions += 1),
        onClosed: () => void (openSessions -= 1),
        ...(deps.fault === undefined ? {} : { fault: deps.fault }),
      });
    },
  });
  const announcer = createAnnouncer({ audience: sockets.audience, clock });
  const stopHearing = domain.subscribe((changes) => announcer.announce(changes));

  const toHello = (): Hello => ({
    product: 'hearth',
    serverId,
    name,
    protocol: PROTOCOL,
    joining: joining.mode(),
  });
  answerHttp(http.server, {
    log: log.scoped('http'),
    isOwnHost: ownHost,
    hello: toHello,
    health: async () => ({
      status: 'ok',
      uptimeMs: Math.max(0, clock.now() - startedAt),
      connections: openSessions,
      members: await domain.countMembers(),
    }),
  });

  async function end(): Promise<void> {
    // New ones are refused at once; those who are here get their last answers before they are told.
    http.server.close();
    await domain.close();
    announcer.flush();
    sockets.audience.tell([EVERYONE], 'session:ended', {
      code: 'server_stopped',
      message: 'The host stopped this server.',
    });
    await sockets.end(GOODBYE_MS, http.destroyConnections);
    stopHearing();
    await store.close();
    log.info('server closed');
  }

  function wake(): void {
    if (stopOversleeping === null) return;
    stopOversleeping();
    stopOversleeping = null;
    log.info('server awake');
  }

  async function sleep(): Promise<void> {
    if (closing !== null || stopOversleeping !== null) return;
    log.info('server asleep');
    // Should nobody say that the night is over.
    stopOversleeping = clock.after(LIMITS.sleepAtMostMs, wake);
    announcer.flush();
    sockets.audience.tell([EVERYONE], 'session:ended', {
      code: 'server_sleeping',
      message: 'The computer of the host goes to sleep.',
    });
    await sockets.sendAway(LIMITS.sleepGraceMs, http.destroyConnections);
  }

  async function setJoining(terms: JoiningTerms): Promise<Result<null>> {
    const kept = await joining.set(terms);
    if (kept.ok && terms.mode !== 'ask') knocks.end();
    return kept;
  }

  return {
    async listen(wanted) {
      await joining.restore();
      if (deps.joining !== undefined) {
        const kept = await joining.set(deps.joining);
        if (!kept.ok) return kept;
      }
      const port = await listenNear(http.server, wanted);
      if (!port.ok) return port;
      log.info('server listens', { port: port.value });
      return success({ port: port.value });
    },
    async configure(change) {
      if (change.joining !== undefined) {
        const kept = await setJoining(change.joining);
        if (!kept.ok) return kept;
      }
      if (change.name !== undefined && change.name !== name) {
        name = change.name;
        sockets.audience.tell([EVERYONE], 'server:changed', { serverName: name });
      }
      return success(null);
    },
    invites,
    knocks,
    appoint: (memberId) => domain.appoint(memberId),
    name: () => name,
    joining: () => joining.mode(),
    connectionCount: () => openSessions,
    sleep,
    wake,
    close: () => (closing ??= end()),
  };
}
