import type { ClientSession } from '../../client/client-session';
import { openExportSource } from '../../client/export-source';
import type { ClientPlatform } from '../../client/platform';
import type { LocalStore } from '../../client/store';
import type { CreateWireSocket } from '../../client/wire-socket';
import type { AppView, ServerView } from '../../shared/bridge/views';
import type { Log } from '../../shared/lib/log';
import { failure } from '../../shared/lib/result';
import { createSubscribable } from '../../shared/lib/subscribable';
import type { ServerId } from '../../shared/model/ids';
import type { StatusText } from '../../shared/model/member';
import { createAnnouncer } from './announcer';
import { createSessionCalls } from './calls';
import { createJoining } from './join';
import { inNextTurn } from './next-turn';
import { createRoster, type Roster } from './roster';
import { createFindPicture, type FindPicture } from './pictures';
import { openPeople, type People } from './people';
import { createServerShape } from './server-view';
import type { SessionSet, SessionSetEvent } from './session-set';

export interface SessionsDeps {
  /** Throws where what is kept cannot be read. */
  openStore(): LocalStore | Promise<LocalStore>;
  platform: ClientPlatform;
  /** null until the person has said it; nothing is joined before. */
  displayName: string | null;
  /** What the person says of themselves, by this machine's clock. */
  statusText?: () => StatusText | null;
  /** The person's picture; null where there is none. */
  picture?: () => string | null;
  /** Words that count as a call of the person's name. */
  keywords?: () => readonly string[];
  /** Whether what is read from now on is hidden from others. */
  isReadingPrivate?: () => boolean;
  log: Log;
  createSocket: CreateWireSocket;
  /** Runs something in the next turn of the event loop. */
  schedule?: (run: () => void) => void;
}

/** The app's sessions on whatever store and platform it is given. */
export function createSessions(deps: SessionsDeps): SessionSet {
  const { platform, log } = deps;
  const events = createSubscribable<SessionSetEvent>((error) => void Promise.reject(error));
  const announcer = createAnnouncer(
    (event) => events.announce(event),
    deps.schedule ?? inNextTurn,
    platform.clock,
  );
  const { isReadingPrivate = () => false, statusText = () => null } = deps;
  const { picture = () => null, keywords = () => [] } = deps;
  let { displayName } = deps;
  let opened: {
    store: LocalStore;
    roster: Roster;
    people: People;
    findPicture: FindPicture;
  } | null = null;

  // What needs the store is asked for only after `start`; before, there is nothing to find.
  const roster: Roster = {
    all: () => opened?.roster.all() ?? [],
    find: (serverId) => opened?.roster.find(serverId) ?? null,
    prepare: (stored) => need().roster.prepare(stored),
    add: (session) => need().roster.add(session),
    remove: (session) => need().roster.remove(session),
    setPresence: (presence) => opened?.roster.setPresence(presence),
    setBlocked: (memberIds) => opened?.roster.setBlocked(memberIds),
  };
  function need(): { store: LocalStore; roster: Roster; people: People; findPicture: FindPicture } {
    if (opened === null) throw new Error('The session set was not started.');
    return opened;
  }

  const joining = createJoining(platform, roster, () => displayName !== null);

  const begin = (session: ClientSession) => {
    // Whether this server is running here is for hosting to say.
    if (session.server().isHostedHere) session.pause('not_hosting');
    else session.begin();
  };

  return {
    async start() {
      const store = await deps.openStore();
      const name = () => displayName ?? '';
      const ready = createRoster(
        {
          platform,
          store,
          createSocket: deps.createSocket,
          name,
          statusText,
          picture,
          keywords,
          log,
          isReadingPrivate,
        },
        announcer,
      );
      const people = await openPeople(store, () => {
        ready.setBlocked(people.blocked());
        events.announce({ type: 'patched', patch: { people: people.all() } });
      });
      ready.setBlocked(people.blocked());
      const findPicture = createFindPicture({
        store,
        sessions: () => ready.all(),
        own: picture,
        hashText: platform.hashText,
      });
      opened = { store, roster: ready, people, findPicture };
      for (const stored of await store.load()) {
        // In the order of the rail.
        ready.add(await ready.prepare(stored));
      }
      if (displayName !== null) ready.all().forEach(begin);
    },
    view() {
      const servers: Record<ServerId, ServerView> = {};
      const drafts: AppView['drafts'] = {};
      for (const session of roster.all()) {
        const shape = createServerShape(session);
        servers[session.serverId] = shape.whole();
        const written = shape.drafts();
        if (Object.keys(written).length > 0) drafts[session.serverId] = written;
      }
      return {
        serverOrder: roster.all().map(({ serverId }) => serverId),
        servers,
        drafts,
        people: opened?.people.all() ?? {},
      };
    },
    subscribe: (listener) => events.subscribe(listener),
    calls: createSessionCalls({
      roster,
      joining,
      announcer,
      changePerson: (...change) => need().people.change(...change),
      async forget(session) {
        await roster.remove(session);
        await need().store.forgetServer(session.serverId);
      },
    }),
    async joinFound(found, password) {
      const joined = await joining.joinFound(found, password);
      // Whoever is told that it worked finds the server in the view.
      announcer.flush();
      return joined;
    },
    isKnown: (serverId) => roster.find(serverId) !== null,
    met(serverId, address) {
      const session = roster.find(serverId);
      if (session === null || session.server().isHostedHere) return;
      const [used] = session.server().addresses;
      const isThere = used?.host === address.host && used.port === address.port;
      if (isThere && session.link().state === 'online') return;
      // Elsewhere than the connection: either another way to the same machine, or the connection is dead.
      void session.learn({ addresses: [address] }).then(() => session.hurry());
    },
    attachHosted: (hosted) => joining.attachHosted(hosted),
    detachHosted() {
      for (const session of roster.all()) {
        if (session.server().isHostedHere) session.pause('not_hosting');
      }
    },
    gather(serverId, roomId) {
      const session = roster.find(serverId);
      if (session === null) return failure('not_found', 'There is no such server here.');
      return openExportSource({ session, store: need().store }, roomId);
    },
    countCached: async () => opened?.store.countEntries() ?? 0,
    async clearCache() {
      const cleared = await Promise.all(roster.all().map((session) => session.clearCache()));
      return { unreached: cleared.filter(({ ok }) => !ok).length };
    },
    setDisplayName(name) {
      const wasNamed = displayName !== null;
      displayName = name;
      for (const session of roster.all()) {
        if (wasNamed) session.renamed();
        else begin(session);
      }
    },
    findPicture: async (hash) => (await opened?.findPicture(hash)) ?? null,
    keywordsChanged() {
      for (const session of roster.all()) session.keywordsChanged();
    },
    pictured() {
      for (const session of roster.all()) session.pictured();
    },
    described() {
      for (const session of roster.all()) session.described();
    },
    setPresence: (presence) => roster.setPresence(presence),
    sleep() {
      for (const session of roster.all()) session.sleep();
    },
    reconnectNow() {
      for (const session of roster.all()) session.hurry();
    },
    async close() {
      if (opened === null) return;
      const { store } = opened;
      await Promise.all(roster.all().map((session) => session.close()));
      await store.close();
      opened = null;
    },
  };
}
