import type { Log } from '../shared/lib/log';
import type { Result } from '../shared/lib/result';
import type { ServerId } from '../shared/model/ids';
import type { JoiningTerms } from '../shared/model/joining';
import { serverNameSchema } from '../shared/model/name-schemas';
import type { Translate } from '../shared/texts';
import type { ViewStore } from './bridge/view-store';
import type { Hosting } from './hosting/hosting-contract';
import { isHostingResumed } from './hosting/resumed';
import type { SessionSet } from './sessions/session-set';
import type { JsonFile } from './settings/json-file';
import type { Preferences } from './settings/preferences';

/** The server hosted here, with what this app remembers of it and its own session on it. */
export interface HostedServer {
  start(): Promise<Result<{ serverId: ServerId }>>;
  stop(): Promise<Result<null>>;
  configure(change: { name?: string; joining?: JoiningTerms }): Promise<Result<null>>;
  /** Tells the network what settings and profile say now. */
  announce(): void;
  /** Hosts again where {@link isHostingResumed} says so. */
  resume(): Promise<void>;
}

/** The name of the server at its next start: the one it has, or one made of the host's own name. */
export function toServerName(preferences: Preferences, t: Translate): string {
  const { displayName, hosting } = preferences;
  if (hosting.name !== null) return hosting.name;
  const made = displayName === null ? null : t('desktop.serverName', { name: displayName });
  const name = serverNameSchema.safeParse(made);
  return name.success ? name.data : t('desktop.unnamedServer');
}

/** Ties hosting to the view, to the session on the own server, and to what the next start must know. */
export function setupHostedServer(options: {
  hosting: Hosting;
  sessions: SessionSet;
  view: ViewStore;
  preferences: JsonFile<Preferences>;
  /** Nobody is told of the server; for machines where that is not wanted. */
  isDiscoveryOff: boolean;
  log: Log;
}): HostedServer {
  const { hosting, sessions, view, preferences, isDiscoveryOff, log } = options;
  let attaching: Promise<void> = Promise.resolve();

  const remember = (change: Partial<Preferences['hosting']>) => {
    preferences.change((kept) => ({ ...kept, hosting: { ...kept.hosting, ...change } }));
  };

  const announce = () => {
    const { displayName, settings } = preferences.current();
    const isOn = settings.announceServer && !isDiscoveryOff;
    hosting.announce({ isOn, hostName: displayName });
  };

  hosting.subscribe((event) => {
    switch (event.type) {
      case 'changed':
        view.patch({ hosting: event.view });
        return;
      case 'started': {
        const { serverId, name, port } = event;
        remember({ wasRunning: true, name, port });
        announce();
        attaching = sessions.attachHosted({ serverId, name, port });
        return;
      }
      case 'stopping':
        sessions.detachHosted();
        return;
      case 'renamed':
        remember({ name: event.name });
        return;
    }
  });

  async function start() {
    const answer = await hosting.start();
    // Whoever is told that hosting works wants to see the lobby.
    if (answer.ok) await attaching;
    return answer;
  }

  return {
    start,
    stop() {
      remember({ wasRunning: false });
      return hosting.stop();
    },
    configure: (change) => hosting.configure(change),
    announce,
    async resume() {
      if (!isHostingResumed(preferences.current())) return;
      const answer = await start();
      if (!answer.ok) log.warn('hosting did not resume', { code: answer.code });
    },
  };
}
