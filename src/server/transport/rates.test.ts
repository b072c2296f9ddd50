import { describe, expect, it, vi } from 'vitest';
import { createIdentity } from '../../node/identity';
import { LIMITS } from '../../shared/model/limits';
import { RATES } from '../../shared/model/rates';
import { createFakeClock } from '../testing/fake-clock';
import { introduce, openRawConnection, openRawMember } from '../testing/raw-connection';
import { codeOf, setupTestBench } from '../testing/test-bench';
import { tryTestClient, type TestClient } from '../testing/test-client';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { start, join } = setupTestBench();

const typing = (client: TestClient, isTyping = true) =>
  client.ask('typing:set', { roomId: client.lobby.id, isTyping });

describe('rates over real sockets', () => {
  it('RL-1, RL-2: two connections of a member share; what is refused does nothing and passes when one has waited', async () => {
    const clock = createFakeClock();
    const server = await start({ clock });
    const identity = createIdentity();
    const here = await join(server, 'Ann', { identity });
    const there = await join(server, 'Ann', { identity });
    const bob = await join(server, 'Bob');
    for (let count = 0; count < RATES.typing.atOnce; count += 1)
      await typing(here, count % 2 === 0);
    // Whatever was told of before has arrived with this.
    await bob.get('room:list', {});
    const heardBefore = bob.heard.length;
    const refused = await typing(there);
    expect(refused).toMatchObject({ ok: false, code: 'slow_down' });
    expect(await codeOf(typing(bob))).toBe('done');
    await bob.get('room:list', {});
    expect(bob.heard.slice(heardBefore).map(({ event }) => event)).not.toContain('typing:changed');
    clock.advance(refused.ok ? 0 : (refused.retryAfterMs ?? 0));
    expect(await codeOf(typing(there))).toBe('done');
  });

  it('RL-1: the limit is asked for by what fits the schema alone', async () => {
    const server = await start({ clock: createFakeClock() });
    const ann = await join(server, 'Ann');
    for (let count = 0; count < RATES.renaming.atOnce + 1; count += 1) {
      expect(await codeOf(ann.ask('member:rename', { name: '' }))).toBe('bad_request');
    }
    expect(await codeOf(ann.ask('member:rename', { name: 'Anna' }))).toBe('done');
  });

  it('E14 · RL-3: a flood of answers nobody asked for ends with a reason, and the door stays shut for a while', async () => {
    const clock = createFakeClock();
    const server = await start({ clock });
    const bob = await join(server, 'Bob');
    const raw = await openRawMember(server, 'Mallory');
    for (let id = 0; id < RATES.packets.atOnce + 100; id += 1) raw.write(`3${id}[{}]`);
    expect(await raw.receive(/session:ended/)).toContain('"slow_down"');
    await raw.closed();
    expect(await codeOf(bob.ask('room:list', {}))).toBe('done');
    await bob.send(bob.lobby.id, 'still here');
  });

  it('RL-3: whoever was cut is refused until the time is over', async () => {
    const clock = createFakeClock();
    const server = await start({ clock });
    const identity = createIdentity();
    const ann = await join(server, 'Ann', { identity });
    const other = await join(server, 'Ann', { identity });
    for (let id = 0; id < RATES.packets.atOnce + 100; id += 1) ann.socket.emit('no:event');
    await Promise.all([ann.closed(), other.closed()]);
    const refused = await tryTestClient({ server, identity });
    expect(refused).toMatchObject({ code: 'slow_down', retryAfterMs: LIMITS.barredMs });
    clock.advance(LIMITS.barredMs);
    await join(server, 'Ann', { identity });
  });

  it('E14 · RL-4: whoever has not said who it is has a few packets', async () => {
    const server = await start();
    const [patient, loud] = [await openRawConnection(server), await openRawConnection(server)];
    // Saying who one is takes one, too.
    for (let count = 1; count < LIMITS.strangerPackets; count += 1) patient.ping();
    for (let count = 0; count < LIMITS.strangerPackets; count += 1) loud.ping();
    introduce(patient, server.serverId, 'Patient');
    introduce(loud, server.serverId, 'Loud');
    await patient.receive(/session:welcomed/);
    await loud.closed();
    expect(loud.received).toEqual([]);
    patient.close();
  });

  it('E14 · RL-3: pings of the WebSocket count as well', async () => {
    const server = await start({ clock: createFakeClock() });
    const raw = await openRawMember(server, 'Mallory');
    for (let count = 0; count < RATES.packets.atOnce + 100; count += 1) raw.ping();
    expect(await raw.receive(/session:ended/)).toContain('"slow_down"');
    await raw.closed();
  });
});
