import { afterEach, expect, it, vi } from 'vitest';
import { createDialler } from '../node/dialler';
import { LIMITS } from '../shared/model/limits';
import { systemClock } from './clock';
import type { Clock } from './domain/domain';
import { openTestClient, type TestClient } from './testing/test-client';
import { startTestServer, type TestServer } from './testing/test-server';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let server: TestServer;
const clients: TestClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server.close();
});

const join = async (name: string, identity?: TestClient['identity']) => {
  const client = await openTestClient({
    server,
    name,
    ...(identity === undefined ? {} : { identity }),
  });
  clients.push(client);
  return client;
};
const knock = () => createDialler().probe(server.address, server.serverId);

it('PR-5: tells everybody that its machine goes to sleep, closes, and keeps the port', async () => {
  server = await startTestServer();
  const people = await Promise.all(['Rosa', 'Jonas', 'Aïcha'].map((name) => join(name)));
  const falling = server.sleep();
  for (const person of people) {
    expect(await person.hear('session:ended')).toMatchObject({ code: 'server_sleeping' });
    await person.closed();
  }
  await falling;
  expect(server.connectionCount()).toBe(0);
  // The port is still its own: somebody is there and hangs up, where a free port would be refused.
  expect(await knock()).toMatchObject({ ok: false, code: 'unreachable' });
});

it('PR-5: lets everybody in again when it wakes, with all that was said', async () => {
  server = await startTestServer();
  const rosa = await join('Rosa');
  await rosa.send(rosa.lobby.id, 'Good night');
  await server.sleep();
  await server.sleep();
  server.wake();
  server.wake();
  const again = await join('Rosa', rosa.identity);
  const { headSeq } = again.lobby;
  expect(headSeq).toBe(rosa.lobby.headSeq + 1);
  const page = { roomId: again.lobby.id, after: headSeq - 1, limit: 1 };
  expect((await again.get('timeline:page', page)).entries).toMatchObject([{ text: 'Good night' }]);
});

it('PR-5: wakes by itself when nobody says that the night is over', async () => {
  let ring = (): void => undefined;
  const clock: Clock = {
    now: () => systemClock.now(),
    after(delayMs, run) {
      if (delayMs !== LIMITS.sleepAtMostMs) return systemClock.after(delayMs, run);
      ring = run;
      return () => undefined;
    },
  };
  server = await startTestServer({ clock });
  await server.sleep();
  expect(await knock()).toMatchObject({ ok: false });
  ring();
  expect(await knock()).toMatchObject({ ok: true });
});

it('stops properly from sleep', async () => {
  server = await startTestServer();
  const rosa = await join('Rosa');
  await server.sleep();
  await rosa.closed();
  await server.close();
  expect(await knock()).toMatchObject({ code: 'not_running' });
});
