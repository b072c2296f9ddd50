import { describe, expect, it } from 'vitest';
import { createFakeWorld } from '../testing/samples';
import { findGateway, isSeen, ping, readFirewall } from './commands';
import { parseLinuxRoutes, parseMacRoute, parseWindowsRoutes } from './gateway';
import { isSeenByArp, isSeenByLinux } from './neighbours';
import { parseWindowsFirewall } from './windows-firewall';

const LINUX_ROUTES = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
wlan0	00000000	FE04A8C0	0003	0	0	600	00000000	0	0	0
eth0	00000000	0104A8C0	0003	0	0	100	00000000	0	0	0
eth0	0004A8C0	00000000	0001	0	0	100	00FFFFFF	0	0	0
`;
const MAC_ROUTE = `   route to: default
destination: default
       mask: default
    gateway: 192.168.4.1
  interface: en0
      flags: <UP,GATEWAY,DONE,STATIC,PRCLONING,GLOBAL>
`;
// As a German Windows prints it: only the numbers are the same everywhere.
const WINDOWS_ROUTES = `
IPv4-Routentabelle
===========================================================================
Aktive Routen:
     Netzwerkziel    Netzwerkmaske          Gateway    Schnittstelle Metrik
          0.0.0.0          0.0.0.0      192.168.9.1     192.168.9.31     50
          0.0.0.0          0.0.0.0      192.168.4.1     192.168.4.20     25
===========================================================================
Ständige Routen:
  Keine
`.replaceAll('\n', '\r\n');

describe('the router', () => {
  it('is that of the cheapest way, on every system', () => {
    expect(parseLinuxRoutes(LINUX_ROUTES)).toBe('192.168.4.1');
    expect(parseMacRoute(MAC_ROUTE)).toBe('192.168.4.1');
    expect(parseWindowsRoutes(WINDOWS_ROUTES)).toBe('192.168.4.1');
  });
  it('is nobody where the tables name none, or where they are damaged', () => {
    expect(parseLinuxRoutes(LINUX_ROUTES.split('\n').slice(0, 1).join('\n'))).toBeNull();
    expect(parseLinuxRoutes('')).toBeNull();
    expect(parseLinuxRoutes('x\neth0 00000000 nonsense 3 0 0 0')).toBeNull();
    expect(parseMacRoute('   route to: default\n    gateway: link#14\n')).toBeNull();
    expect(
      parseWindowsRoutes('     0.0.0.0     0.0.0.0     Auf Verbindung     10.8.0.2     5\r\n'),
    ).toBeNull();
  });
  it('is asked for with what each system has', async () => {
    const linux = createFakeWorld({
      readText: async (path) => (path === '/proc/net/route' ? LINUX_ROUTES : null),
    });
    expect(await findGateway(linux)).toBe('192.168.4.1');
    expect(
      await findGateway(createFakeWorld({ platform: 'darwin', run: async () => MAC_ROUTE })),
    ).toBe('192.168.4.1');
    const windows = createFakeWorld({ platform: 'win32' });
    expect(await findGateway(windows)).toBeNull();
    expect(windows.asked).toEqual(['route print -4 0.0.0.0']);
    expect(await findGateway(createFakeWorld({ platform: 'plan9' }))).toBeNull();
  });
  it('has answered a ping only where its life time is told', async () => {
    const saying = (output: string | null, platform = 'linux') =>
      ping(createFakeWorld({ platform, run: async () => output }), '192.168.4.1');
    expect(await saying('64 bytes from 192.168.4.1: icmp_seq=1 ttl=64 time=0.4 ms')).toBe(true);
    expect(await saying('Antwort von 192.168.4.1: Bytes=32 Zeit=1ms TTL=64', 'win32')).toBe(true);
    expect(await saying('Antwort von 192.168.4.20: Zielhost nicht erreichbar.', 'win32')).toBe(
      false,
    );
    expect(await saying(null)).toBe(false);
  });
});

describe('neighbours', () => {
  const LINUX_ARP = `IP address       HW type     Flags       HW address            Mask     Device
192.168.4.1      0x1         0x2         2c:54:91:88:c9:e3     *        eth0
192.168.4.44     0x1         0x0         00:00:00:00:00:00     *        eth0
`;
  const MAC_ARP = `? (192.168.4.1) at 2c:54:91:88:c9:e3 on en0 ifscope [ethernet]
? (192.168.4.44) at (incomplete) on en0 ifscope [ethernet]
`;
  const WINDOWS_ARP = `\r\nSchnittstelle: 192.168.4.20 --- 0xb\r\n  192.168.4.1           2c-54-91-88-c9-e3     dynamisch\r\n`;
  it('were seen, were not, or were never looked for', () => {
    for (const [isSeenBy, text] of [
      [isSeenByLinux, LINUX_ARP],
      [isSeenByArp, MAC_ARP],
    ] as const) {
      expect(isSeenBy(text, '192.168.4.1')).toBe(true);
      expect(isSeenBy(text, '192.168.4.44')).toBe(false);
      expect(isSeenBy(text, '192.168.4.4')).toBeNull();
    }
    expect(isSeenByArp(WINDOWS_ARP, '192.168.4.1')).toBe(true);
    expect(isSeenByArp(WINDOWS_ARP, '192.168.4.44')).toBeNull();
  });
  it('are asked for with what each system has', async () => {
    const mac = createFakeWorld({ platform: 'darwin', run: async () => MAC_ARP });
    expect(await isSeen(mac, '192.168.4.44')).toBe(false);
    expect(await isSeen(createFakeWorld({ readText: async () => LINUX_ARP }), '192.168.4.1')).toBe(
      true,
    );
  });
});

describe('the firewall of Windows', () => {
  const PROGRAM = 'C:\\Users\\x\\AppData\\Local\\Programs\\Hearth\\Hearth.exe';
  const ON = `
HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\PublicProfile
    EnableFirewall    REG_DWORD    0x1
`;
  const rule = (rest: string, id = '{6A1B}') =>
    `    ${id}    REG_SZ    v2.33|${rest}|Name=Hearth|\r\n`;
  const BLOCK = rule(`Action=Block|Active=TRUE|Dir=In|Protocol=6|Profile=Public|App=${PROGRAM}`);
  const ALLOW = rule(`Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Private|App=${PROGRAM}`);
  const read = (rules: string, profiles = ON) => parseWindowsFirewall({ profiles, rules }, PROGRAM);

  it('is on where one profile has it on', () => {
    expect(read('').isOn).toBe(true);
    expect(read('', ON.replace('0x1', '0x0')).isOn).toBe(false);
    expect(read('', ON.replace('0x1', '0x0') + ON).isOn).toBe(true);
  });
  it('has rules for this program: one that blocks wins', () => {
    expect(read('').rules).toBe('none');
    expect(read(ALLOW).rules).toBe('allow');
    expect(read(ALLOW + BLOCK).rules).toBe('block');
  });
  it('does not count rules that are off, for what goes out, or for others', () => {
    expect(read(BLOCK.replace('Active=TRUE', 'Active=FALSE')).rules).toBe('none');
    expect(read(BLOCK.replace('Dir=In', 'Dir=Out')).rules).toBe('none');
    expect(read(BLOCK.replace('Hearth.exe', 'Other.exe')).rules).toBe('none');
  });
  it('knows the program however its path is written', () => {
    const env = { LocalAppData: 'C:\\Users\\x\\AppData\\Local' };
    const written = BLOCK.replace('C:\\Users\\x\\AppData\\Local', '%LOCALAPPDATA%').replace(
      'Hearth.exe',
      'HEARTH.EXE',
    );
    expect(parseWindowsFirewall({ profiles: ON, rules: written }, PROGRAM, env).rules).toBe(
      'block',
    );
    expect(parseWindowsFirewall({ profiles: ON, rules: written }, PROGRAM, {}).rules).toBe('none');
  });
  it('is read from the registry on Windows alone', async () => {
    const elsewhere = createFakeWorld();
    expect(await readFirewall(elsewhere)).toBeNull();
    expect(elsewhere.asked).toEqual([]);
    const windows = createFakeWorld({
      platform: 'win32',
      program: PROGRAM,
      run: async (_, args) => (args.includes('EnableFirewall') ? ON : BLOCK),
    });
    expect(await readFirewall(windows)).toEqual({ isOn: true, rules: 'block' });
    expect(await readFirewall({ ...windows, run: async () => null })).toBeNull();
  });
});
