import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../shared/model/limits';
import { parseAddress, printAddress } from '../shared/protocol/address';
import {
  isOnNetwork,
  isOwnHost,
  listHostAddresses,
  toInviteAddresses,
  type Interfaces,
} from './addresses';

const v4 = (address: string, mac = '9c:6b:00:11:22:33'): NetworkInterfaceInfo => ({
  address,
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac,
  internal: address.startsWith('127.'),
  cidr: `${address}/24`,
});
const v6 = (address: string, mac = '9c:6b:00:11:22:33'): NetworkInterfaceInfo => ({
  address,
  netmask: 'ffff:ffff:ffff:ffff::',
  family: 'IPv6',
  mac,
  internal: address === '::1',
  cidr: `${address}/64`,
  scopeid: address.startsWith('fe80') ? 2 : 0,
});
const loopback = [v4('127.0.0.1'), v6('::1')];

const list = (interfaces: Interfaces, wireless: string[] = []) =>
  listHostAddresses(7788, interfaces, (name) => wireless.includes(name)).map(
    ({ host, kind, interfaceName }) => `${kind} ${interfaceName} ${host}`,
  );

describe('listHostAddresses', () => {
  it('ranks a Linux laptop with everything on it', () => {
    expect(
      list(
        {
          lo: loopback,
          docker0: [v4('172.17.0.1')],
          tailscale0: [v4('100.101.102.103'), v6('fd7a:115c:a1e0::1')],
          wlp3s0: [v6('fe80::a1'), v4('192.168.1.40'), v6('2001:db8::40')],
          'br-5f2c': [v4('172.18.0.1')],
          veth12ab: [v6('fe80::b2')],
          enp0s31f6: [v4('192.168.1.20'), v6('fe80::c3')],
          wwan0: [v4('10.64.3.2')],
        },
        ['wlp3s0'],
      ),
    ).toEqual([
      'ethernet enp0s31f6 192.168.1.20',
      'wifi wlp3s0 192.168.1.40',
      'wifi wlp3s0 2001:db8::40',
      'other wwan0 10.64.3.2',
      'vpn tailscale0 100.101.102.103',
      'vpn tailscale0 fd7a:115c:a1e0::1',
      'virtual docker0 172.17.0.1',
      'virtual br-5f2c 172.18.0.1',
      'ethernet enp0s31f6 fe80::c3%enp0s31f6',
      'wifi wlp3s0 fe80::a1%wlp3s0',
      'virtual veth12ab fe80::b2%veth12ab',
    ]);
  });

  it('ranks a Mac, where a number does not tell cable from Wi-Fi', () => {
    expect(
      list({
        lo0: loopback,
        en0: [v4('192.168.1.30')],
        utun4: [v4('10.8.0.2')],
        bridge100: [v4('192.168.64.1')],
        awdl0: [v6('fe80::d4')],
      }),
    ).toEqual([
      'other en0 192.168.1.30',
      'vpn utun4 10.8.0.2',
      'virtual bridge100 192.168.64.1',
      'virtual awdl0 fe80::d4%awdl0',
    ]);
  });

  it('ranks Windows by the names people see there', () => {
    expect(
      list({
        'Loopback Pseudo-Interface 1': loopback,
        'vEthernet (WSL)': [v4('172.29.0.1', '00:15:5d:00:00:01')],
        'Ethernet 3': [v4('192.168.56.1', '0a:00:27:00:00:05')],
        'VMware Network Adapter VMnet8': [v4('192.168.81.1')],
        'Wi-Fi': [v4('192.168.1.50')],
        'ZeroTier One [abc]': [v4('10.147.17.5')],
        Ethernet: [v4('192.168.1.51')],
      }),
    ).toEqual([
      'ethernet Ethernet 192.168.1.51',
      'wifi Wi-Fi 192.168.1.50',
      'vpn ZeroTier One [abc] 10.147.17.5',
      'virtual vEthernet (WSL) 172.29.0.1',
      'virtual Ethernet 3 192.168.56.1',
      'virtual VMware Network Adapter VMnet8 192.168.81.1',
    ]);
  });

  it.each([
    ['eth0', 'ethernet'],
    ['eno1', 'ethernet'],
    ['enx00e04c', 'ethernet'],
    ['wlan0', 'wifi'],
    ['br0', 'other'],
    ['usb0', 'other'],
    ['wg0', 'vpn'],
    ['tun0', 'vpn'],
    ['ztabcdef', 'vpn'],
    ['OpenVPN TAP-Windows6', 'vpn'],
    ['virbr0', 'virtual'],
    ['vmnet1', 'virtual'],
    ['vboxnet0', 'virtual'],
  ])('takes %s for %s', (name, kind) => {
    expect(listHostAddresses(1, { [name]: [v4('10.0.0.1')] }, () => false)[0]?.kind).toBe(kind);
  });

  it.each([
    ['100.63.255.255', 'ethernet'],
    ['100.64.0.0', 'vpn'],
    ['100.127.255.255', 'vpn'],
    ['100.128.0.0', 'ethernet'],
  ])('knows the range of overlays: %s is %s', (host, kind) => {
    expect(listHostAddresses(1, { eth0: [v4(host)] }, () => false)[0]?.kind).toBe(kind);
  });

  it('shows loopback only where there is nothing else', () => {
    expect(list({ lo: loopback })).toEqual(['other lo 127.0.0.1', 'other lo ::1']);
    expect(list({})).toEqual([]);
  });

  it('puts an address that the machine gave itself behind those it was given', () => {
    const interfaces = { eth0: [v4('169.254.9.9')], docker0: [v4('172.17.0.1')] };
    expect(list(interfaces)).toEqual(['virtual docker0 172.17.0.1', 'ethernet eth0 169.254.9.9']);
  });

  it('reads this very machine, and prints what can be read back', () => {
    for (const address of listHostAddresses(7788)) {
      expect(parseAddress(printAddress(address))).toEqual({ host: address.host, port: 7788 });
    }
  });
});

describe('toInviteAddresses', () => {
  it('keeps the best that another machine can use', () => {
    const many = Array.from({ length: 20 }, (_, i) => v4(`10.0.0.${i + 1}`));
    const invited = toInviteAddresses(listHostAddresses(7788, { eth0: [v6('fe80::1'), ...many] }));
    expect(invited).toHaveLength(LIMITS.inviteAddresses);
    expect(invited[0]).toEqual({ host: '10.0.0.1', port: 7788 });
    const alone = listHostAddresses(7788, { eth0: [v6('fe80::1')] });
    expect(toInviteAddresses(alone)).toEqual([{ host: 'fe80::1%eth0', port: 7788 }]);
  });
});

describe('isOnNetwork', () => {
  it.each([
    ['a cable', { lo: loopback, eth0: [v4('192.168.1.20')] }, true],
    ['an address it gave itself', { lo: loopback, wlan0: [v6('fe80::1')] }, true],
    ['nothing but itself', { lo: loopback }, false],
    ['its own virtual machines', { lo: loopback, docker0: [v4('172.17.0.1')] }, false],
  ])('says whether a machine with %s is', (_, interfaces, isOn) => {
    expect(isOnNetwork(interfaces, () => false)).toBe(isOn);
  });
});

describe('isOwnHost', () => {
  const machine = {
    name: 'Kitchen.lan',
    interfaces: { lo: loopback, eth0: [v4('192.168.1.20'), v6('fe80::1'), v6('2001:db8::20')] },
  };

  it.each([
    '192.168.1.20:7788',
    '192.168.1.20',
    'localhost:7788',
    'LOCALHOST',
    '127.0.0.1:1',
    '[::1]:7788',
    '[fe80::1]:7788',
    '[2001:DB8::20]:7788',
    'kitchen:7788',
    'kitchen.local:7788',
    'kitchen.local.',
    'Kitchen.lan',
  ])('HS-4: %s is this machine', (host) => {
    expect(isOwnHost(host, machine)).toBe(true);
  });

  it.each([
    '',
    'evil.example:7788',
    '192.168.1.21:7788',
    '192.168.1.20.evil.example',
    'localhost.evil.example',
    'kitchen.evil.example',
    'evil.local',
    '127.0.0.1.evil.example',
    'localhost:7788@evil.example',
    'localhost, evil.example',
    '[::1',
    '2130706433',
  ])('HS-4: %j is not', (host) => {
    expect(isOwnHost(host, machine)).toBe(false);
  });
});
