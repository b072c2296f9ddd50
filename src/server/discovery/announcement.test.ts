import { describe, expect, it } from 'vitest';
import type { HeardBytes, Multicast } from '../../node/discovery/multicast';
import { printQuestion, readPacket, type Announced } from '../../node/discovery/service-records';
import type { ServerId } from '../../shared/model/ids';
import { createFakeClock } from '../testing/fake-clock';
import { startAnnouncement } from './announcement';

const announced: Announced = {
  serverId: 'S'.repeat(43) as ServerId,
  name: 'Workshop',
  hostName: null,
  port: 7788,
};

function setup() {
  const clock = createFakeClock();
  const said: Buffer[] = [];
  let hear: (heard: HeardBytes) => void = () => {};
  let change = () => {};
  let isClosed = false;
  const multicast: Multicast = {
    send: (print) => void said.push(print({ name: 'eth0', addresses: ['10.0.0.1'] })),
    onHeard(listener) {
      hear = listener;
      return () => {
        hear = () => {};
      };
    },
    onChanged(listener) {
      change = () => listener();
      return () => {
        change = () => {};
      };
    },
    close: async () => {
      isClosed = true;
    },
  };
  const announcement = startAnnouncement(
    { multicast, after: (ms, run) => clock.after(ms, run), random: () => 0.5 },
    announced,
  );
  return {
    announcement,
    said,
    clock,
    change: () => change(),
    ask: () => hear({ bytes: printQuestion(), from: '10.0.0.2' }),
    isClosed: () => isClosed,
    heard: () =>
      said.map((bytes) => {
        const packet = readPacket(bytes);
        return packet.type === 'announcements' ? packet.announcements[0] : null;
      }),
  };
}

describe('DI-1: a server on the network', () => {
  it('says at once that it is there, and once more', () => {
    const { said, clock, heard } = setup();
    expect(heard()).toEqual([{ ...announced, isOver: false }]);
    clock.advance(60_000);
    expect(said).toHaveLength(2);
  });

  it('answers whoever asks, and a crowd only once a second', () => {
    const { said, clock, ask } = setup();
    clock.advance(5_000);
    const before = said.length;
    for (let n = 0; n < 100; n += 1) ask();
    clock.advance(120);
    expect(said.length - before).toBe(1);
    for (let n = 0; n < 100; n += 1) ask();
    clock.advance(500);
    expect(said.length - before).toBe(1);
    clock.advance(1_000);
    expect(said.length - before).toBe(2);
    clock.advance(60_000);
    expect(said.length - before).toBe(2);
  });

  it('says so when it is called otherwise or listens elsewhere, and when an interface comes', () => {
    const { announcement, heard, change, said, clock } = setup();
    clock.advance(5_000);
    announcement.update({ ...announced, name: 'Ship', port: 7790 });
    expect(heard().at(-1)).toMatchObject({ name: 'Ship', port: 7790 });
    const before = said.length;
    announcement.update({ ...announced, name: 'Ship', port: 7790 });
    expect(said.length).toBe(before);
    change();
    expect(said.length).toBe(before + 1);
  });

  it('says goodbye, and nothing after it', async () => {
    const { announcement, heard, said, clock, isClosed, ask } = setup();
    await announcement.close();
    expect(heard().at(-1)).toMatchObject({ isOver: true });
    expect(isClosed()).toBe(true);
    const before = said.length;
    ask();
    clock.advance(60_000);
    expect(said.length).toBe(before);
  });
});
