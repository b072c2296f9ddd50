import type { AboutFacts } from '../../shared/bridge/about';
import type { DataFacts } from '../../shared/bridge/data';
import type { Settings } from '../../shared/bridge/settings';
import type { AppView, ServerView } from '../../shared/bridge/views';

/** Settings without anything that somebody has typed: of lists only how long they are. */
function toSettingLines(settings: Settings): string[] {
  return Object.entries(settings).map(([name, value]: [string, unknown]) => {
    if (Array.isArray(value)) return `  ${name}: ${value.length} entries`;
    return `  ${name}: ${typeof value === 'object' ? '(set)' : JSON.stringify(value)}`;
  });
}

function toServerLine(server: ServerView, place: number): string {
  const { connection } = server;
  const reason = 'reason' in connection ? ` (${connection.reason})` : '';
  const rooms = Object.keys(server.rooms).length;
  const members = Object.keys(server.members).length;
  const waiting = Object.values(server.rooms).reduce((sum, room) => sum + room.failedCount, 0);
  return `  ${place}: ${connection.state}${reason}, ${rooms} rooms, ${members} members, ${waiting} failed`;
}

/**
 * What helps others to find a fault. English for whoever reads it; no words of messages, no names, keys or addresses, and
 * of the data folder no path.
 */
export function toReport(
  view: Pick<AppView, 'settings' | 'servers' | 'serverOrder' | 'hosting' | 'profile'>,
  facts: AboutFacts & Omit<DataFacts, 'path'> & { system: string; locale: string },
): string {
  const { hosting } = view;
  const servers = view.serverOrder.flatMap((id) => view.servers[id] ?? []);
  const isRecovered = hosting.state === 'running' && hosting.storage.recovery !== null;
  return [
    `Hearth ${facts.app}, protocol ${facts.protocol}`,
    `Electron ${facts.electron}, Chromium ${facts.chromium}, Node ${facts.node}`,
    `System: ${facts.system}, language ${facts.locale}`,
    `Key guarded by the system: ${view.profile.isKeyProtected ? 'yes' : 'no'}`,
    `Hosting: ${hosting.state}${isRecovered ? ', recovered from damage' : ''}`,
    `Servers: ${servers.length}`,
    ...servers.map((server, index) => toServerLine(server, index + 1)),
    `Bytes: database ${facts.database}, server ${facts.server}, backups ${facts.backups}, rest ${facts.rest}`,
    `Cached entries: ${facts.cachedEntries}`,
    'Settings:',
    ...toSettingLines(view.settings),
  ].join('\n');
}
