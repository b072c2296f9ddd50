import { describe, expect, it } from 'vitest';
import { isInside, isLocalName, toAddressClass } from './address-class';
import { toOwnAddresses, toTargetKind } from './own-addresses';
import { cable, tunnel } from './testing/samples';

describe('addresses', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['::1', 'loopback'],
    ['169.254.3.4', 'link_local'],
    ['fe80::1%eth0', 'link_local'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.0.1', 'private'],
    ['fd12::7', 'private'],
    ['100.64.0.1', 'carrier'],
    ['100.128.0.1', 'public'],
    ['fd7a:115c:a1e0::5', 'carrier'],
    ['8.8.8.8', 'public'],
    ['2a00::1', 'public'],
  ])('%s is %s', (host, addressClass) => {
    expect(toAddressClass(host)).toBe(addressClass);
  });

  it('are inside of a network or not', () => {
    expect(isInside('192.168.4.44', '192.168.4.20/24')).toBe(true);
    expect(isInside('192.168.5.44', '192.168.4.20/24')).toBe(false);
    expect(isInside('fe80::2%eth0', 'fe80::1/64')).toBe(true);
    expect(isInside('fe80::2', '192.168.4.20/24')).toBe(false);
    expect(isInside('192.168.4.44', null)).toBe(false);
  });

  it('are asked only where they are of this network', () => {
    const carrier = { ...tunnel, host: '100.70.1.2', addressClass: 'carrier' } as const;
    const open = { ...cable, host: '203.0.113.7', cidr: '203.0.113.7/24' };
    expect(toTargetKind('192.168.9.9', [cable])).toBe('near');
    expect(toTargetKind('8.8.8.8', [cable])).toBe('internet');
    expect(toTargetKind('203.0.113.9', [open])).toBe('near');
    expect(toTargetKind('100.70.1.9', [cable])).toBe('internet');
    expect(toTargetKind('100.70.1.9', [carrier])).toBe('near');
    expect(toTargetKind('192.168.4.20', [cable])).toBe('this_computer');
    expect(toTargetKind('::1', [cable])).toBe('this_computer');
    expect(toTargetKind('fe80::9', [cable])).toBe('needs_zone');
    expect(toTargetKind('fe80::9%eth0', [cable])).toBe('near');
    expect(toTargetKind('169.254.9.9', [cable])).toBe('near');
  });

  it('of this machine are those that others may see', () => {
    const info = { netmask: '', mac: '', internal: false, family: 'IPv4' } as const;
    const own = toOwnAddresses(
      {
        lo: [{ ...info, address: '127.0.0.1', cidr: '127.0.0.1/8', internal: true }],
        tun0: [{ ...info, address: '10.8.0.2', cidr: '10.8.0.2/24' }],
        eth0: [{ ...info, address: '192.168.4.20', cidr: '192.168.4.20/24' }],
      },
      () => false,
    );
    expect(own).toEqual([cable, tunnel]);
    expect(
      toOwnAddresses({ lo: [{ ...info, address: '127.0.0.1', cidr: null, internal: true }] }),
    ).toEqual([]);
  });

  it('as names are looked up only where the network itself knows them', () => {
    for (const name of ['workshop', 'workshop.local', 'pc.lan', 'pc.home.arpa.', 'nas.fritz.box']) {
      expect(isLocalName(name), name).toBe(true);
    }
    for (const name of ['example.com', 'local.example.com', 'workshop.local.example.org']) {
      expect(isLocalName(name), name).toBe(false);
    }
  });
});
