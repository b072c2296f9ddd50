import { describe, expect, it } from 'vitest';
import { createFakeWorld } from '../testing/samples';
import { findGateway, findOtherFirewall, isSeen, ping, readFirewall } from './commands';
import { parseLinuxRoutes, parseMacRoute, parseWindowsRoutes } from './gateway';
import { isSeenByArp, isSeenByLinux } from './neighbours';
import {
  parseNetworkCategories,
  parseWindowsFirewall,
  type NetworkProfile,
} from './windows-firewall';

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
  const POLICY =
    'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';
  /** As `reg query … /s /v EnableFirewall` prints it; a profile whose firewall is off is 0x0. */
  const profiles = (domain: 0 | 1, open: 0 | 1, own: 0 | 1) =>
    [
      [`${POLICY}\\DomainProfile`, domain],
      [`${POLICY}\\PublicProfile`, open],
      [`${POLICY}\\StandardProfile`, own],
    ]
      .map(([key, is]) => `\r\n${key}\r\n    EnableFirewall    REG_DWORD    0x${is}\r\n`)
      .concat('\r\nEnde der Suche: 3 Übereinstimmungen gefunden.\r\n')
      .join('');
  const ON = profiles(1, 1, 1);
  const rule = (rest: string, id = '{6A1B}') =>
    `    ${id}    REG_SZ    v2.33|${rest}|Name=Hearth|\r\n`;
  const BLOCK = rule(`Action=Block|Active=TRUE|Dir=In|Protocol=6|Profile=Public|App=${PROGRAM}`);
  const ALLOW = rule(`Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Private|App=${PROGRAM}`);
  const OURS = rule(
    `Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Domain|Profile=Private|RA4=LocalSubnet|RA6=LocalSubnet|App=${PROGRAM}`,
  );
  const read = (rules: string, of = ON, networks: NetworkProfile[] = []) =>
    parseWindowsFirewall({ profiles: of, rules }, { program: PROGRAM, port: 7_788, networks });

  it('is on where one profile has it on', () => {
    expect(read('').isOn).toBe(true);
    expect(read('', profiles(0, 0, 0)).isOn).toBe(false);
    expect(read('', profiles(0, 0, 1)).isOn).toBe(true);
  });
  it('is on or off by what the connected networks count as, where that is known', () => {
    expect(read('', profiles(0, 0, 1), ['private']).isOn).toBe(true);
    expect(read('', profiles(1, 1, 0), ['private']).isOn).toBe(false);
    expect(read('', profiles(0, 1, 0), ['private', 'public']).isOn).toBe(true);
    expect(read('', profiles(1, 0, 0), ['domain']).isOn).toBe(true);
  });
  it('has rules for this program: one that blocks wins', () => {
    expect(read('').rules).toBe('none');
    expect(read(ALLOW).rules).toBe('allow');
    expect(read(ALLOW + BLOCK).rules).toBe('block');
  });
  it('has rules for kinds of networks: what was ticked at the prompt, and what was not', () => {
    expect(read(ALLOW + BLOCK, ON, ['private']).rules).toBe('allow');
    expect(read(ALLOW + BLOCK, ON, ['public']).rules).toBe('block');
    // A virtual adapter counts as public on every other machine.
    expect(read(ALLOW + BLOCK, ON, ['public', 'private']).rules).toBe('allow');
    expect(read(OURS, ON, ['domain']).rules).toBe('allow');
    expect(read(OURS, ON, ['private']).rules).toBe('allow');
    expect(read(OURS, ON, ['public']).rules).toBe('elsewhere');
    expect(read('', ON, ['public']).rules).toBe('none');
    expect(read(OURS + BLOCK.replace('Profile=Public|', ''), ON, ['private']).rules).toBe('block');
  });
  it('counts rules for TCP on this port, and for everything', () => {
    expect(read(ALLOW.replace('Protocol=6', 'Protocol=17')).rules).toBe('none');
    expect(read(ALLOW.replace('Protocol=6|', '')).rules).toBe('allow');
    const onPort = (ports: string) =>
      read(ALLOW.replace('Protocol=6', `Protocol=6|${ports}`)).rules;
    expect(onPort('LPort=7788')).toBe('allow');
    expect(onPort('LPort=80|LPort=7788')).toBe('allow');
    expect(onPort('LPort=7789')).toBe('none');
    expect(onPort('LPort2_10=7700-7800')).toBe('allow');
    expect(onPort('LPort2_10=7700-7787')).toBe('none');
  });
  it('does not count rules that are off, for what goes out, or for others', () => {
    expect(read(BLOCK.replace('Active=TRUE', 'Active=FALSE')).rules).toBe('none');
    expect(read(BLOCK.replace('Dir=In', 'Dir=Out')).rules).toBe('none');
    expect(read(BLOCK.replace('Hearth.exe', 'Other.exe')).rules).toBe('none');
  });
  it('knows the program however its path is written', () => {
    const env = { LocalAppData: 'C:\\Users\\x\\AppData\\Local' };
    const rules = BLOCK.replace('C:\\Users\\x\\AppData\\Local', '%LOCALAPPDATA%').replace(
      'Hearth.exe',
      'HEARTH.EXE',
    );
    const asked = { program: PROGRAM, port: 7_788 };
    expect(parseWindowsFirewall({ profiles: ON, rules }, { ...asked, env }).rules).toBe('block');
    expect(parseWindowsFirewall({ profiles: ON, rules }, asked).rules).toBe('none');
  });
  it('is told what networks count as in numbers, and believes nothing else', () => {
    expect(parseNetworkCategories('[0,1,2]\r\n')).toEqual(['public', 'private', 'domain']);
    expect(parseNetworkCategories('[]')).toEqual([]);
    for (const odd of [
      '',
      '1',
      '[3]',
      '[1,3]',
      '["Private"]',
      '{"length":1}',
      '[1',
      'Öffentlich',
    ]) {
      expect(parseNetworkCategories(odd), odd).toEqual([]);
    }
  });
  it('is read from the registry on Windows alone', async () => {
    const elsewhere = createFakeWorld();
    expect(await readFirewall(elsewhere, 7_788)).toBeNull();
    expect(elsewhere.asked).toEqual([]);
    const answers = { reg: ON, powershell: '[1]' as string | null };
    const windows = createFakeWorld({
      platform: 'win32',
      program: PROGRAM,
      async run(program, args) {
        if (program === 'powershell') return answers.powershell;
        return args.includes('EnableFirewall') ? answers.reg : ALLOW + BLOCK;
      },
    });
    expect(await readFirewall(windows, 7_788)).toEqual({ isOn: true, rules: 'allow' });
    answers.powershell = null;
    expect(await readFirewall(windows, 7_788)).toEqual({ isOn: true, rules: 'block' });
    expect(await readFirewall({ ...windows, run: async () => null }, 7_788)).toBeNull();
  });
});

describe('other firewalls', () => {
  const UFW = '# /etc/ufw/ufw.conf\n#\n# Set to yes to start on boot.\nENABLED=yes\nLOGLEVEL=low\n';
  const on = (rest: Parameters<typeof createFakeWorld>[0]) =>
    findOtherFirewall(createFakeWorld(rest));
  it('are known by what anybody may read, so that the system asks nothing', async () => {
    expect(await on({ readText: async () => UFW })).toBe('ufw');
    expect(await on({ readText: async () => UFW.replace('=yes', '=no') })).toBeNull();
    const world = createFakeWorld({
      run: async (program) => (program === 'systemctl' ? 'active\n' : null),
    });
    expect(await findOtherFirewall(world)).toBe('firewalld');
    expect(await on({ run: async () => 'inactive\n' })).toBeNull();
    expect(await on({})).toBeNull();
    expect(await on({ platform: 'win32' })).toBeNull();
  });
  it('are that of macOS by its number', async () => {
    const saying = (output: string | null) => on({ platform: 'darwin', run: async () => output });
    expect(await saying('Firewall is enabled. (State = 1)\n')).toBe('macos');
    expect(await saying('Firewall is set to block all. (State = 2)\n')).toBe('macos');
    expect(await saying('Firewall is disabled. (State = 0)\n')).toBe('off');
    expect(await saying(null)).toBeNull();
  });
});
