import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { silentLog } from '../shared/lib/log';
import type { Announcing } from './discovery/announcing';
import { startServer } from './start';

const host = '127.0.0.1';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearth-goodbye-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What happens when the network would be told goodbye. */
const goodbye = vi.hoisted(() => ({ said: (): Promise<void> => Promise.resolve() }));
vi.mock('./discovery/announcing', () => ({
  createAnnouncing: (): Announcing => ({
    change() {},
    renamed() {},
    sleep: () => Promise.resolve(),
    wake() {},
    close: () => goodbye.said(),
  }),
}));

const isAnswered = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

it('DI-1: a server says goodbye when nobody is answered any more, so that whoever asks then finds it gone', async () => {
  const started = await startServer({
    dataDir: join(folder, 'server'),
    name: 'Attic',
    port: 0,
    host,
    ownerId: null,
    log: silentLog,
    onDamaged() {},
  });
  if (!started.ok) throw new Error(started.message);
  const { port, close } = started.value;
  const answered: boolean[] = [await isAnswered(port)];
  goodbye.said = async () => void answered.push(await isAnswered(port));
  await close();
  expect(answered).toEqual([true, false]);
});
