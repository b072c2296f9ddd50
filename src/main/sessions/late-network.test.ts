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

it('neither looks for a server nor loads anything before it may connect', async () => {
  let mayConnect = () => {};
  const late = createLateNetwork(new Promise((resolve) => (mayConnect = resolve)));
  const asked = [late.probe(address, null), late.probe(address, null)];
  await new Promise(setImmediate);
  expect(network).toEqual({ loaded: 0, probed: [] });
  mayConnect();
  expect(await Promise.all(asked)).toEqual([success('hello'), success('hello')]);
  expect(network).toEqual({ loaded: 1, probed: [address, address] });
});

it('dials what was looked for, and nothing else', async () => {
  const late = createLateNetwork(Promise.resolve());
  expect(() => late.dial(address, 's' as never)).toThrow('nobody has looked for');
  await late.probe(address, null);
  expect(late.dial(address, 's' as never)).toBe('a way');
  expect(late.createSocket({} as never, {} as never)).toBe('a socket');
});
