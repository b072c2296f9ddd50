import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { success } from '../../shared/lib/result';
import type { Address } from '../../shared/protocol/address';
import { createLateNetwork } from './late-network';

const network = vi.hoisted(() => ({ loaded: 0, probed: [] as unknown[] }));

vi.mock('./network', () => {
  network.loaded += 1;
  return {
    createWireSocket: () => 'a socket',
    createDialler: () => ({
      probe(address: Address) {
        network.probed.push(address);
        return Promise.resolve(success('hello'));
      },
      dial: () => 'a way',
    }),
  };
});

const address: Address = { host: '192.168.4.20', port: 7788 };

beforeEach(() => {
  network.loaded = 0;
  network.probed = [];
});
afterEach(() => vi.resetModules());

it('loads nothing before a server is looked for, and then once', async () => {
  const late = createLateNetwork();
  await new Promise(setImmediate);
  expect(network.loaded).toBe(0);
  const asked = [late.probe(address, null), late.probe(address, null)];
  expect(await Promise.all(asked)).toEqual([success('hello'), success('hello')]);
  expect(network).toEqual({ loaded: 1, probed: [address, address] });
});

it('dials what was looked for, and nothing else', async () => {
  const late = createLateNetwork();
  expect(() => late.dial(address, 's' as never)).toThrow('nobody has looked for');
  await late.probe(address, null);
  expect(late.dial(address, 's' as never)).toBe('a way');
  expect(late.createSocket({} as never, {} as never)).toBe('a socket');
});
