import { failure, success } from '../shared/lib/result';
import type { WrittenContent } from '../shared/model/entry';
import type { RoomId } from '../shared/model/ids';
import { createActing } from './acting';
import { mergeAddresses } from './addresses';
import { createAgreementJudge } from './agreements';
import { createCatchUp } from './catch-up';
import { toClockOffset } from './clock-offset';
import { createClearCache } from './clear-cache';
import type { ClientSession, ClientSessionDeps } from './client-session';
import { createHearing } from './hearing';
import { createLink } from './link';
import { createOwnWordsTeller } from './own-words';
import { createOwnRooms } from './own-rooms';
import { createReceipts } from './receipts';
import { restoreTimelines } from './restore';
import { createRoomFacts } from './room-facts';
import { createSender } from './sender';
import { createReading } from './reading';
import { createLookups } from './lookups';
import { createSaved } from './saved';
import { createSearch } from './search';
import { createSerial } from './serial';
import { createSessionState } from './session-state';
import { restoreState } from './state';
import type { StoredServer } from './store';
import { createTimelineNews } from './timeline-news';
import { createTimelineReader } from './timeline-reader';
import { createOwnTyping } from './typing';
import { createVerifier } from './verifier';

const isSameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, index) => one === b[index]);

/** Opens the session of one server with what was kept of it. Nothing is tried before `connect`. */
export async function openClientSession(
  deps: ClientSessionDeps,
  stored: StoredServer,
): Promise<ClientSession> {
  const { platform, store, log } = deps;
  const { clock } = platform;
  const serverId = stored.server.id;
  const selfId = platform.identity.memberId;
  const inOrder = createSerial();

  let { server } = stored;
  const { keywords = () => [] } = deps;
  const state = createSessionState(restoreState(stored, selfId, keywords()), clock, log);
  const { apply, announce, keep } = state;
  let presence: 'online' | 'away' = 'online';
  let isOnline = false;
  let clockOffsetMs = 0;

  const link = createLink({
    platform,
    createSocket: deps.createSocket,
    log,
    serverId,
    addresses: () => server.addresses,
    name: deps.name,
    changed: linkChanged,
    welcomed(welcome, connection, address) {
      clockOffsetMs = toClockOffset(welcome.now, clock.now());
      void inOrder(() => hearing.takeWelcome(welcome, connection, address));
    },
    event: (event) => hearing.hear(event),
    pulse: (connection) => connection.ask('presence:set', { presence }),
  });
  const connection = () => link.connection();
  const receipts = createReceipts(clock, connection, deps.isReadingPrivate ?? (() => false));
  const typing = createOwnTyping(clock, connection);
  const verify = createVerifier(platform, serverId, {
    publicKeyOf: (id) => state.current().members[id]?.publicKey ?? null,
    isDirect: (roomId) => state.current().rooms[roomId]?.room.kind === 'direct',
  });
  const sender = createSender(
    {
      serverId,
      platform,
      store,
      connection,
      now: () => clock.now() + clockOffsetMs,
      changed: countPending,
      stored: (roomId, entries) => void inOrder(() => news.takeStored(roomId, entries)),
      log,
    },
    stored.outbox,
  );
  const catchUp = createCatchUp({
    connection,
    inOrder,
    keep: (run) => news.keepRun(run, 'newer'),
    keepOlder: (run) => news.keepRun(run, 'older'),
    verify,
    hashText: platform.hashText,
    newestGrown: (growth) => news.newestGrown(growth),
    newestEnded: (roomId) => news.newestEnded(roomId),
    log,
  });
  const news = createTimelineNews({
    serverId,
    selfId,
    store,
    keep,
    state: state.current,
    apply,
    announce,
    catchUp,
    receipts,
    sender,
    verify,
  });
  const facts = createRoomFacts({
    serverId,
    selfId,
    clock,
    store,
    keep,
    state: state.current,
    apply,
    catchUp,
    receipts,
    sender,
    inOrder,
  });
  const reader = createTimelineReader({
    serverId,
    store,
    catchUp,
    inOrder,
    clock,
    connection,
    verify,
    hashText: platform.hashText,
    state: state.current,
    newestShown: news.newestShown,
    keptShown: news.keptShown,
  });

  function linkChanged(): void {
    const isNowOnline = link.connection() !== null;
    const { state: view } = link.view();
    if (isOnline && !isNowOnline) {
      sender.disconnected();
      apply({ type: 'typing-lost' });
    }
    // A short break is not worth turning everybody grey: only when trying again has failed too.
    if (!isOnline && (view === 'refused' || view === 'reconnecting'))
      apply({ type: 'presence-lost' });
    isOnline = isNowOnline;
    announce({ type: 'changed' });
  }

  function countPending(roomId: RoomId): void {
    const { pending: pendingCount, failed: failedCount } = sender.count(roomId);
    apply({ type: 'pending-counted', roomId, pendingCount, failedCount });
    announce({ type: 'pending', roomId });
  }

  const ownWords = createOwnWordsTeller({
    own: {
      name: deps.name,
      statusText: deps.statusText ?? (() => null),
      picture: deps.picture ?? (() => null),
    },
    hashText: platform.hashText,
    connection,
    self: () => state.current().members[selfId],
    clockOffsetMs: () => clockOffsetMs,
  });
  const hearing = createHearing({
    serverId,
    selfId,
    store,
    clock,
    keep,
    state: state.current,
    apply,
    server: () => server,
    setServer(next) {
      server = next;
    },
    link,
    agreements: createAgreementJudge(platform, (id) => state.current().members[id]),
    sender,
    catchUp,
    news,
    facts,
    inOrder,
    countPending,
    taken(to) {
      if (presence === 'away') void to.ask('presence:set', { presence });
      ownWords.tellDifferences(to);
      receipts.resume();
      sender.resume();
    },
    log,
  });
  const reading = createReading({
    serverId,
    store,
    keep,
    state: state.current,
    apply,
    catchUp,
    receipts,
  });
  const ownRooms = createOwnRooms({ serverId, state, store, reading, inOrder });
  const acting = createActing({
    platform,
    serverId,
    connection,
    publicKeyOf: (id) => state.current().members[id]?.publicKey ?? null,
  });
  const find = async (roomId: RoomId, seq: number) => {
    const around = await reader.around(roomId, seq);
    if (!around.ok) return around;
    const item = around.value.items.find(({ entry }) => entry.seq === seq);
    return item === undefined
      ? failure('not_found', 'There is no such message here.')
      : success(item);
  };
  const lookups = createLookups({ connection, verify, find });
  const saved = createSaved({
    serverId,
    store,
    keep,
    isRoom: (roomId) => state.current().rooms[roomId] !== undefined,
    async findHere(roomId, seq) {
      const [item] = await store.page(serverId, roomId, { before: seq + 1, limit: 1 });
      return item?.entry.seq === seq ? item : null;
    },
    find,
    changed: (places) => apply({ type: 'saved', places }),
  });
  const search = createSearch({ serverId, store, connection, verify });

  await restoreTimelines(stored, { store, catchUp, state: state.current, apply });
  for (const roomId of sender.roomIds()) countPending(roomId);

  const write = async (roomId: RoomId, content: WrittenContent) => {
    if (state.current().rooms[roomId] === undefined)
      return failure('not_found', 'There is no such room here.');
    // Said at once, and not by an outbox that nobody looks into.
    if (content.kind === 'pin' && state.current().lacks.includes('pins'))
      return failure('not_offered', 'This server does not offer pins.');
    const written = await sender.send(roomId, content);
    if (written.ok || written.code === 'storage_failed') state.noticeDisk(written.ok);
    return written;
  };

  return {
    serverId,
    server: () => server,
    state: state.current,
    link: () => link.view(),
    condition: () => ({
      heldUpBy: sender.heldUpBy(),
      isDiskFailing: state.isDiskFailing(),
      clockOffsetMs,
    }),
    subscribe: state.subscribe,
    async connect(credentials) {
      const outcome = await link.connect(credentials);
      // The welcome is taken in by then.
      await inOrder(async () => {});
      return outcome;
    },
    begin: () => link.begin(),
    hurry: () => link.hurry(),
    sleep: () => link.sleep(),
    pause: (reason) => link.pause(reason),
    async learn({ addresses: told = [], ...facts }) {
      server = { ...server, ...facts, addresses: mergeAddresses(told, server.addresses) };
      announce({ type: 'changed' });
      if (state.current().isKnown) await keep('server', store.saveServer(server));
    },
    async ask(event, payload) {
      const to = link.connection();
      return to === null
        ? failure('offline', 'There is no connection to the server.')
        : to.ask(event, payload);
    },
    act: acting.act,
    audit: acting.audit,
    takeRoom: (room) => inOrder(() => facts.take(room)),
    dropRoom: (roomId) => inOrder(() => facts.drop(roomId)),
    send: (roomId, text) => write(roomId, { kind: 'message', text }),
    write,
    retry: (clientId) => sender.retry(clientId),
    discard: (clientId) => sender.discard(clientId),
    waiting: (roomId) => sender.inRoom(roomId),
    async open(roomId) {
      const opened = await reader.open(roomId);
      if (opened.ok) reading.opened(roomId);
      return opened;
    },
    older: (roomId, before) => reader.older(roomId, before),
    newer: (roomId, after) => reader.newer(roomId, after),
    around: (roomId, seq) => reader.around(roomId, seq),
    search: (wanted) => search(wanted),
    ...lookups,
    ...saved,
    ...ownRooms,
    clearCache: createClearCache({ connection, state: state.current, catchUp, news, inOrder }),
    setTyping: (roomId, isTyping) => typing.set(roomId, isTyping),
    setPresence(next) {
      if (next === presence) return;
      presence = next;
      void link.connection()?.ask('presence:set', { presence });
    },
    setBlocked: (memberIds) => apply({ type: 'blocked', memberIds }),
    keywordsChanged: () =>
      void inOrder(async () => {
        const now = keywords();
        if (isSameList(now, state.current().keywords)) return;
        apply({ type: 'keywords-changed', keywords: now });
        await reading.recount();
      }),
    renamed: () => ownWords.renamed(),
    described: () => ownWords.described(),
    pictured: () => ownWords.pictured(),
    async close() {
      state.close();
      link.close();
      receipts.close();
      facts.close();
      await sender.close();
      await inOrder(async () => {});
    },
  };
}
