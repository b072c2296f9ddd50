import { LIMITS } from '../../../shared/model/limits';
import type { World } from '../world';
import { parseLinuxRoutes, parseMacRoute, parseWindowsRoutes } from './gateway';
import { isSeenByArp, isSeenByLinux } from './neighbours';
import {
  parseNetworkCategories,
  parseWindowsFirewall,
  type WindowsFirewall,
} from './windows-firewall';

const LIMIT_MS = LIMITS.doctorCommandMs;
const FIREWALL =
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';

/** The router before this machine, as the system's tables have it; null where they name none. */
export async function findGateway(world: World): Promise<string | null> {
  switch (world.platform) {
    case 'linux':
      return parseLinuxRoutes((await world.readText('/proc/net/route')) ?? '');
    case 'darwin':
      return parseMacRoute(
        (await world.run('/sbin/route', ['-n', 'get', 'default'], LIMIT_MS)) ?? '',
      );
    case 'win32':
      return parseWindowsRoutes(
        (await world.run('route', ['print', '-4', '0.0.0.0'], LIMIT_MS)) ?? '',
      );
    default:
      return null;
  }
}

/** Whether an IPv4 address of this network has shown its hardware address since it was asked. */
export async function isSeen(world: World, host: string): Promise<boolean | null> {
  if (world.platform === 'linux') {
    return isSeenByLinux((await world.readText('/proc/net/arp')) ?? '', host);
  }
  const program = world.platform === 'darwin' ? '/usr/sbin/arp' : 'arp';
  const args = world.platform === 'darwin' ? ['-an'] : ['-a'];
  return isSeenByArp((await world.run(program, args, LIMIT_MS / 2)) ?? '', host);
}

/** Whether an address answers one ping. Where a plain user may not send one, it is as if nobody answered. */
export async function ping(world: World, host: string): Promise<boolean> {
  const args: Readonly<Record<string, readonly string[]>> = {
    linux: ['-n', '-c', '1', '-W', '1', host],
    darwin: ['-n', '-c', '1', '-W', '1000', host],
    win32: ['-n', '1', '-w', '1000', host],
  };
  const output = await world.run('ping', args[world.platform] ?? [host], LIMIT_MS);
  // Windows calls it a success too when a router says that nobody is there.
  return output !== null && /ttl[=:]/i.test(output);
}

/** What the connected networks count as, as numbers: words would be in the language of the system. */
const CATEGORIES =
  'ConvertTo-Json -Compress @(Get-NetConnectionProfile | ForEach-Object { [int]$_.NetworkCategory })';

/** What the firewall of Windows does about this program and `port`; null elsewhere. */
export async function readFirewall(world: World, port: number): Promise<WindowsFirewall | null> {
  if (world.platform !== 'win32') return null;
  const [profiles, rules, categories] = await Promise.all([
    world.run('reg', ['query', FIREWALL, '/s', '/v', 'EnableFirewall'], LIMIT_MS),
    world.run('reg', ['query', `${FIREWALL}\\FirewallRules`], LIMIT_MS),
    world.run(
      'powershell',
      ['-NoProfile', '-NonInteractive', '-Command', CATEGORIES],
      LIMITS.doctorCategoriesMs,
    ),
  ]);
  if (profiles === null || rules === null) return null;
  const networks = parseNetworkCategories(categories ?? '');
  const { program, env } = world;
  return parseWindowsFirewall({ profiles, rules }, { program, port, networks, env });
}

/** A firewall whose rules only an administrator may read; `off` where it is known to be. */
export type OtherFirewall = 'ufw' | 'firewalld' | 'macos' | 'off';

/** Which firewall is on, beside that of Windows; null where nobody can say. Nothing here brings up a question of the system. */
export async function findOtherFirewall(world: World): Promise<OtherFirewall | null> {
  switch (world.platform) {
    case 'linux': {
      const ufw = (await world.readText('/etc/ufw/ufw.conf')) ?? '';
      if (/^\s*ENABLED\s*=\s*"?yes/im.test(ufw)) return 'ufw';
      const state = await world.run('systemctl', ['is-active', 'firewalld'], LIMIT_MS);
      return state?.trim() === 'active' ? 'firewalld' : null;
    }
    case 'darwin': {
      const program = '/usr/libexec/ApplicationFirewall/socketfilterfw';
      const state = await world.run(program, ['--getglobalstate'], LIMIT_MS);
      const [, number] = /State\s*=\s*(\d)/i.exec(state ?? '') ?? [];
      if (number === undefined) return null;
      return number === '0' ? 'off' : 'macos';
    }
    default:
      return null;
  }
}
