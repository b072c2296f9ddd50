import { describe, expect, it, vi } from 'vitest';
import type { HeardBytes, Multicast } from '../../node/discovery/multicast';
import {
  printAnnouncement,
  readPacket,
  type Announced,
} from '../../node/discovery/service-records';
import { failure, success, type Result } from '../../shared/lib/result';
import type { ServerId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Address } from '../../shared/protocol/address';
import type { Hello } from '../../shared/protocol/hello';
import { startNearby } from './nearby';

const aServerId = (n: number) => String(n).padStart(43, 'S') as ServerId;
const anAnnouncement = (n: number, change: Partial<Announced> = {}): Announced => ({
  serverId: aServerId(n),
  name: 'claimed',
  hostName: 'Rosa',
  port: 7788,
  ...change,
});
const aHello = (serverId: ServerId, name = 'Workshop'): Hello => ({
  product: 'hearth',
  serverId,
  name,
  protocol: { current: 1, oldest: 1 },
  joining: 'open',
});
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A network of which the test is everybody else. */
function setup(options: { known?: ServerId[] } = {}) {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const clock = {
    elapsed: () => now,
    after(delayMs: number, run: () => void) {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  };
  const advance = (ms: number) => {
    const end = now + ms;
    for (;;) {
      const due = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      timers = timers.filter((one) => one !== due);
      now = due.at;
      due.run();
    }
    now = end;
  };
  let hear: (heard: HeardBytes) => void = () => {};
  const said: Buffer[] = [];
  const multicast: Multicast = {
    send: (print) => void said.push(print({ name: 'eth0', addresses: ['10.0.0.1'] })),
    onHeard(listener) {
      hear = listener;
      return () => {};
    },
    onChanged: () => () => {},
    close: async () => {},
  };
  const probes: { address: Address; expected: ServerId; answer: (a: Result<Hello>) => void }[] = [];
  const changed = vi.fn();
  const met = vi.fn();
  const nearby = startNearby({
    multicast,
    clock,
    probe: (address, expected) =>
      new Promise((answer) => probes.push({ address, expected, answer })),
    isKnown: (serverId) => options.known?.includes(serverId) ?? false,
    changed,
    met,
  });
  return {
    nearby,
    advance,
    said,
    probes,
    changed,
    met,
    tell(from: string, announced: Announced, isOver = false) {
      hear({ bytes: printAnnouncement(announced, [from], isOver), from });
    },
    async answer(answer: (expected: ServerId) => Result<Hello>) {
      for (const probe of probes.splice(0)) probe.answer(answer(probe.expected));
      await turn();
    },
    hearBytes: (bytes: Buffer) => hear({ bytes, from: '10.0.0.9' }),
  };
}
const proves = (expected: ServerId) => success(aHello(expected));
const WRONG_KEY = failure('wrong_key', 'another key');

describe('servers nearby', () => {
  it('DI-2: are shown once they have proven their key, with the name that goes with the key', async () => {
    const { nearby, tell, answer, probes } = setup();
    tell('10.0.0.2', anAnnouncement(1));
    expect(nearby.list()).toEqual([]);
    expect(probes[0]).toMatchObject({
      address: { host: '10.0.0.2', port: 7788 },
      expected: aServerId(1),
    });
    await answer(proves);
    expect(nearby.list()).toEqual([
      {
        serverId: aServerId(1),
        name: 'Workshop',
        hostName: 'Rosa',
        address: { host: '10.0.0.2', port: 7788 },
        joining: 'open',
      },
    ]);
  });

  it('DI-2: an announcement with the key of another server shows nothing', async () => {
    const { nearby, tell, answer } = setup();
    tell('10.0.0.66', anAnnouncement(1));
    await answer(() => WRONG_KEY);
    expect(nearby.list()).toEqual([]);
  });

  it('DI-4: whoever did not prove the key is not asked again at once, however often it claims it', async () => {
    const { tell, answer, probes, advance } = setup();
    tell('10.0.0.66', anAnnouncement(1));
    await answer(() => WRONG_KEY);
    for (let n = 0; n < 50; n += 1) tell('10.0.0.66', anAnnouncement(1));
    expect(probes).toEqual([]);
    advance(6_000);
    tell('10.0.0.66', anAnnouncement(1));
    expect(probes).toHaveLength(1);
  });

  it('DI-2: an impostor does not move a server that is shown', async () => {
    const { nearby, tell, answer } = setup();
    tell('10.0.0.2', anAnnouncement(1));
    await answer(proves);
    tell('10.0.0.66', anAnnouncement(1));
    await answer(() => WRONG_KEY);
    expect(nearby.list()[0]?.address.host).toBe('10.0.0.2');
  });

  it('B7: a known server is met again at its new address', async () => {
    const known = aServerId(1);
    const { nearby, tell, answer, met } = setup({ known: [known] });
    tell('10.0.0.2', anAnnouncement(1));
    await answer(proves);
    tell('10.0.0.3', anAnnouncement(1, { port: 7790 }));
    await answer(proves);
    expect(met).toHaveBeenLastCalledWith(known, { host: '10.0.0.3', port: 7790 });
    expect(nearby.list()).toHaveLength(1);
  });

  it('DI-2: are gone after a goodbye, unless they still answer', async () => {
    const { nearby, tell, answer } = setup();
    tell('10.0.0.2', anAnnouncement(1));
    await answer(proves);
    tell('10.0.0.2', anAnnouncement(1), true);
    await answer(proves);
    expect(nearby.list()).toHaveLength(1);
    tell('10.0.0.2', anAnnouncement(1), true);
    await answer(() => failure('unreachable', 'gone'));
    expect(nearby.list()).toEqual([]);
  });

  it('DI-2: are shown at once when they come back right after a goodbye', async () => {
    const { nearby, tell, answer } = setup();
    tell('10.0.0.2', anAnnouncement(1));
    await answer(proves);
    tell('10.0.0.2', anAnnouncement(1), true);
    await answer(() => failure('unreachable', 'gone'));
    tell('10.0.0.2', anAnnouncement(1));
    await answer(proves);
    expect(nearby.list()).toHaveLength(1);
  });

  it('DI-2: are shown at once when they come back while it is asked whether they have gone', async () => {
    const { nearby, tell, answer } = setup();
    tell('10.0.0.2', anAnnouncement(1));
    await answer(proves);
    tell('10.0.0.2', anAnnouncement(1), true);
    tell('10.0.0.2', anAnnouncement(1));
    await answer(() => failure('unreachable', 'gone'));
    await answer(proves);
    expect(nearby.list()).toHaveLength(1);
  });

  it('are gone when nothing was heard of them for two minutes', async () => {
    const { nearby, tell, answer, advance } = setup();
    tell('10.0.0.2', anAnnouncement(1));
    await answer(proves);
    advance(100_000);
    tell('10.0.0.2', anAnnouncement(1));
    advance(100_000);
    expect(nearby.list()).toHaveLength(1);
    advance(60_000);
    expect(nearby.list()).toEqual([]);
  });

  it('are asked for at once, a few times soon, then now and then', () => {
    const { said, advance, nearby } = setup();
    advance(0);
    expect(said.map((bytes) => readPacket(bytes).type)).toEqual(['question']);
    advance(14_000);
    expect(said).toHaveLength(4);
    advance(60_000);
    expect(said).toHaveLength(6);
    nearby.look();
    advance(0);
    expect(said).toHaveLength(7);
  });

  it('E19: a flood from one machine neither fills the list nor keeps a known server out', async () => {
    const known = aServerId(5);
    const real = new Set([known, aServerId(6)]);
    const { nearby, tell, answer, probes } = setup({ known: [known] });
    for (let n = 1_000; n < 11_000; n += 1) tell('10.0.0.66', anAnnouncement(n));
    expect(probes.length).toBeLessThanOrEqual(4);
    tell('10.0.0.2', anAnnouncement(5));
    tell('10.0.0.3', anAnnouncement(6));
    for (let round = 0; round < 8; round += 1) {
      await answer((expected) => (real.has(expected) ? proves(expected) : WRONG_KEY));
    }
    expect(nearby.list().map(({ serverId }) => serverId)).toEqual([...real]);
  });

  it('E19: forged servers that answer with keys of their own are bounded', async () => {
    const { nearby, tell, answer } = setup();
    for (let machine = 0; machine < 60; machine += 1) {
      for (let n = 0; n < 20; n += 1) {
        tell(`10.0.1.${machine}`, anAnnouncement(1_000 + machine * 20 + n));
      }
    }
    for (let round = 0; round < 400; round += 1) await answer(proves);
    expect(nearby.list().length).toBe(LIMITS.nearbyServers);
  });

  it('E19: bytes that mean nothing do nothing', () => {
    const { hearBytes, probes } = setup();
    hearBytes(Buffer.from('_hearth nonsense'));
    hearBytes(Buffer.alloc(9_000, 1));
    expect(probes).toEqual([]);
  });
});
