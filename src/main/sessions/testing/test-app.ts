import { createIdentity, type Identity } from '../../../node/identity';
import type { CallArguments, CallValue } from '../../../shared/bridge/contract';
import { applyPatch } from '../../../shared/bridge/patch';
import type { AppView, ServerView, TimelineItem } from '../../../shared/bridge/views';
import type { Result } from '../../../shared/lib/result';
import { silentLog } from '../../../shared/lib/log';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import type { StatusText } from '../../../shared/model/member';
import { createSessionSet } from '../index';
import type { ArrivedMessage, SessionCallName, SessionSet, SessionSetEvent } from '../session-set';

/** A session set as the rest of main would use it, with the view it has told so far. */
export interface TestApp {
  readonly identity: Identity;
  readonly sessions: SessionSet;
  readonly arrived: ArrivedMessage[];
  readonly events: SessionSetEvent[];
  view(): AppView;
  server(serverId: ServerId): ServerView;
  lobby(serverId: ServerId): RoomId;
  /** A call whose refusal would be a mistake of the test. */
  get<C extends SessionCallName>(call: C, input: CallArguments<C>): Promise<CallValue<C>>;
  /** Resolves as soon as `isSo` holds; looked at after every event. */
  until(isSo: (app: TestApp) => boolean): Promise<void>;
  /** The items of a timeline as the window would hold them: opened, and kept by announcements. */
  watch(
    serverId: ServerId,
    roomId: RoomId,
  ): Promise<{ texts(): string[]; items(): TimelineItem[] }>;
}

const EMPTY = { serverOrder: [], servers: {}, drafts: {}, people: {} } as unknown as AppView;

/** Starts an app on a database; the same path and identity again are the same app after a restart. */
export async function startTestApp(options: {
  databasePath: string;
  name: string;
  identity?: Identity;
  isReadingPrivate?: () => boolean;
  statusText?: () => StatusText | null;
  picture?: () => string | null;
}): Promise<TestApp> {
  const { databasePath, name, identity = createIdentity() } = options;
  const sessions = createSessionSet({
    databasePath,
    identity,
    displayName: name,
    keywords: () => [],
    isReadingPrivate: options.isReadingPrivate ?? (() => false),
    ...(options.statusText === undefined ? {} : { statusText: options.statusText }),
    ...(options.picture === undefined ? {} : { picture: options.picture }),
    log: silentLog,
    onRepaired: () => undefined,
  });
  const waiters = new Set<() => void>();
  const arrived: ArrivedMessage[] = [];
  const events: SessionSetEvent[] = [];
  let view = EMPTY;

  sessions.subscribe((event) => {
    events.push(event);
    if (event.type === 'patched') view = applyPatch(view, event.patch);
    if (event.type === 'message-arrived') arrived.push(event.message);
    for (const look of waiters) look();
  });

  const app: TestApp = {
    identity,
    sessions,
    arrived,
    events,
    view: () => view,
    server(serverId) {
      const server = view.servers[serverId];
      if (server === undefined) throw new Error('That server is not in the view.');
      return server;
    },
    lobby(serverId) {
      const lobby = Object.values(app.server(serverId).rooms).find((room) => room.isLobby);
      if (lobby === undefined) throw new Error('There is no lobby in the view.');
      return lobby.id;
    },
    async get<C extends SessionCallName>(call: C, input: CallArguments<C>) {
      const handler = sessions.calls[call] as (
        given: CallArguments<C>,
      ) => Promise<Result<CallValue<C>>>;
      const answer = await handler(input);
      if (!answer.ok) throw new Error(`${call} was refused: ${answer.code}`);
      return answer.value;
    },
    until: (isSo) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isSo(app)) return;
          waiters.delete(look);
          resolve();
        };
        waiters.add(look);
        look();
      }),
    async watch(serverId, roomId) {
      const held = new Map<number, TimelineItem>();
      const put = (items: readonly TimelineItem[]) => {
        for (const item of items) held.set(item.entry.seq, item);
      };
      sessions.subscribe((event) => {
        if (event.type !== 'announced' || event.announcement.type !== 'timeline:changed') return;
        const { announcement } = event;
        if (announcement.serverId === serverId && announcement.roomId === roomId) {
          put(announcement.items);
          for (const look of waiters) look();
        }
      });
      const opened = await app.get('timeline:open', { serverId, roomId });
      put(opened.items);
      const items = () => [...held.values()].toSorted((a, b) => a.entry.seq - b.entry.seq);
      return {
        items,
        texts: () => items().flatMap(({ entry }) => (entry.kind === 'message' ? [entry.text] : [])),
      };
    },
  };
  await sessions.start();
  view = applyPatch(view, sessions.view());
  return app;
}
