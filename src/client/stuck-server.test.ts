import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createServerKey, type ServerKey } from '../node/certificate';
import { createDialler } from '../node/dialler';
import { createIdentity } from '../node/identity';
import { hashText, toMemberId, verifySignature } from '../node/keys';
import { newUuid } from '../node/uuid';
import { startTestServer } from '../server/testing/test-server';
import { silentLog } from '../shared/lib/log';
import { clientIdSchema } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import { createLink, type LinkView } from './link';
import type { ClientPlatform } from './platform';
import { STAGES, startStuckServer } from './testing/stuck-server';
import { createWireSocket } from './wire-socket';

// Real servers and real sockets; what takes seconds takes a tenth of them.
const FASTER = 10;
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

function createHastyPlatform(): ClientPlatform {
  return {
    clock: {
      now: () => Date.now(),
      elapsed: () => performance.now() * FASTER,
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs / FASTER);
        return () => clearTimeout(timer);
      },
    },
    identity: createIdentity(),
    ...createDialler({
      connectTimeoutMs: LIMITS.connectTimeoutMs / FASTER,
      probeTimeoutMs: LIMITS.probeTimeoutMs / FASTER,
    }),
    hashText,
    toMemberId,
    verify: async (publicKey, text, signature) => verifySignature(publicKey, text, signature),
    newClientId: () => clientIdSchema.parse(newUuid()),
    random: Math.random,
  };
}

let key: ServerKey;
const endings: (() => unknown)[] = [];
beforeAll(async () => {
  key = await createServerKey();
});
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

/** A link to whatever listens on the port, and a promise for each state that it comes to. */
function follow(port: number) {
  const heard = new Set<() => void>();
  const link = createLink({
    platform: createHastyPlatform(),
    createSocket: createWireSocket,
    log: silentLog,
    serverId: key.serverId,
    addresses: () => [{ host: '127.0.0.1', port }],
    name: () => 'Jonas',
    changed: () => heard.forEach((listener) => listener()),
    welcomed() {},
    event() {},
    pulse: (connection) => connection.ask('presence:set', { presence: 'online' }),
  });
  endings.push(() => link.close());
  const reaches = (state: LinkView['state']) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (link.view().state !== state) return;
        heard.delete(look);
        resolve();
      };
      heard.add(look);
      look();
    });
  return { link, reaches };
}

describe('A6: a server that goes no further than', () => {
  it.each(STAGES)('%s is given up, let go of, and found again when it is there', async (stage) => {
    const stuck = await startStuckServer(key, stage);
    let isOpen = true;
    endings.push(async () => {
      if (isOpen) await stuck.close();
    });
    const { link, reaches } = follow(stuck.port);
    const outcome = link.connect();
    await stuck.isStuck;
    expect(await outcome).toMatchObject({ ok: false, code: 'unreachable' });
    await reaches('reconnecting');
    await stuck.isLeft();
    await stuck.close();
    isOpen = false;

    const folder = await mkdtemp(join(tmpdir(), 'hearth-stuck-'));
    endings.push(() => rm(folder, { recursive: true, force: true }));
    const server = await startTestServer({ kept: { key, port: stuck.port, folder } });
    endings.push(() => server.close());
    await reaches('online');
    expect(server.connectionCount()).toBe(1);
  });
});
