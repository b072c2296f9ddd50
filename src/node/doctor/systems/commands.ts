import { LIMITS } from '../../../shared/model/limits';
import type { World } from '../world';
import { parseLinuxRoutes, parseMacRoute, parseWindowsRoutes } from './gateway';
import { isSeenByArp, isSeenByLinux } from './neighbours';
import { parseWindowsFirewall, type WindowsFirewall } from './windows-firewall';

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

/** What the firewall of Windows does about this program; null elsewhere. */
export async function readFirewall(world: World): Promise<WindowsFirewall | null> {
  if (world.platform !== 'win32') return null;
  const [profiles, rules] = await Promise.all([
    world.run('reg', ['query', FIREWALL, '/s', '/v', 'EnableFirewall'], LIMIT_MS),
    world.run('reg', ['query', `${FIREWALL}\\FirewallRules`], LIMIT_MS),
  ]);
  if (profiles === null || rules === null) return null;
  return parseWindowsFirewall({ profiles, rules }, world.program, world.env);
}
