import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseAddress, printAddress } from './address';

describe('parseAddress', () => {
  it.each([
    ['192.168.1.20', '192.168.1.20', 7788],
    ['192.168.1.20:9000', '192.168.1.20', 9000],
    ['  10.0.0.1:1 ', '10.0.0.1', 1],
    ['kitchen.local', 'kitchen.local', 7788],
    ['kitchen.local:7789', 'kitchen.local', 7789],
    ['localhost', 'localhost', 7788],
    ['[::1]', '::1', 7788],
    ['[fe80::1c2a%eth0]:7788', 'fe80::1c2a%eth0', 7788],
    ['fe80::1', 'fe80::1', 7788],
    ['[2001:db8:0:0:0:0:0:1]:80', '2001:db8:0:0:0:0:0:1', 80],
    ['[::ffff:10.0.0.1]:80', '::ffff:10.0.0.1', 80],
  ])('reads %s', (text, host, port) => {
    expect(parseAddress(text)).toEqual({ host, port });
  });

  it.each([
    '',
    ' ',
    '300.1.1.1',
    '1.2.3',
    '10.0.0.1:',
    '10.0.0.1:0',
    '10.0.0.1:65536',
    '10.0.0.1:80:90',
    '[10.0.0.1]:80',
    '[::1',
    '::1::',
    'a b',
    'host/path',
    'https://host',
    'user@host',
    '12345',
    '-host',
    'host:port',
    '[::1]:1e3',
    'ho$t',
  ])('refuses %j', (text) => {
    expect(parseAddress(text)).toBeNull();
  });

  it('reads back what it printed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain()),
        fc.integer({ min: 1, max: 65_535 }),
        (host, port) => {
          expect(parseAddress(printAddress({ host, port }))).toEqual({ host, port });
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseAddress(text)));
  });
});
