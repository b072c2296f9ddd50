import type { DoctorSubject } from '../../node/doctor/facts';
import { toGoal } from '../../node/doctor/goal';
import type { AppView, ServerView } from '../../shared/bridge/views';
import { LIMITS } from '../../shared/model/limits';

/** What this app knows beside the view. */
export interface Surroundings {
  /** Folder of the server hosted here. */
  serverData: string;
  /** Where hosting would listen next; 0 where the system chooses. */
  nextPort: number;
  isDiscoveryOff: boolean;
}

/** The server that is meant: by the key of the invite, else by the address it is known under. */
function findServer(view: AppView, input: string, goal: DoctorSubject['goal']): ServerView | null {
  const servers = Object.values(view.servers);
  const byKey =
    goal === null || goal === 'invalid' || goal.serverId === null
      ? null
      : view.servers[goal.serverId];
  return byKey ?? servers.find(({ address }) => address === input.trim()) ?? null;
}

/** What the doctor is to look at, from what the window shows and what was to be joined. */
export function toSubject(
  view: AppView,
  input: string | null,
  { serverData, nextPort, isDiscoveryOff }: Surroundings,
): DoctorSubject {
  const goal = input === null ? null : toGoal(input);
  const server = input === null ? null : findServer(view, input, goal);
  const isConnected = server?.connection.state === 'online';
  const { hosting, settings } = view;
  return {
    goal,
    hosted:
      hosting.state === 'running'
        ? {
            serverId: hosting.serverId,
            isRunning: true,
            port: hosting.port,
            wantedPort: hosting.wantedPort,
            dataDir: serverData,
            isAnnounced: settings.announceServer,
            isRecovered: hosting.storage.recovery !== null,
          }
        : null,
    port: nextPort === 0 ? LIMITS.defaultPort : nextPort,
    isDiscoveryOff,
    // 0 stands for "they agree" only where there was a welcome.
    clockOffsetMs:
      server !== null && (isConnected || server.clockOffsetMs !== 0) ? server.clockOffsetMs : null,
  };
}
