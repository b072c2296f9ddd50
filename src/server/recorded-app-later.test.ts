import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFrozenClient } from './testing/frozen-client';
import { replayApp } from './testing/recorded-app';
import { startTestServer, type TestServer } from './testing/test-server';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** What a later server speaks. */
const later = vi.hoisted(() => ({ current: 2, oldest: 1 }));
vi.mock('../shared/protocol/version', async (original) => {
  const real = await original<typeof import('../shared/protocol/version')>();
  const chooseVersion: typeof real.chooseVersion = (theirs) => real.chooseVersion(theirs, later);
  return { ...real, PROTOCOL: later, chooseVersion };
});

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ name: 'Workshop', store: 'sqlite' });
});
afterEach(() => server.close());

const openOlder = () => openFrozenClient({ ...server.address, ...server, name: 'Rosa' });

describe('HS-8: apps of today and a server of tomorrow', () => {
  it('that still speaks version 1 speaks it with them', async () => {
    Object.assign(later, { current: 2, oldest: 1 });
    const older = await openOlder();
    expect(older.welcome).toMatchObject({ protocol: 1 });
    older.close();
  });

  it('that still speaks version 1 answers every question of the recorded one', async () => {
    Object.assign(later, { current: 2, oldest: 1 });
    const { answers, welcome } = await replayApp(server);
    expect(welcome).toMatchObject({ protocol: 1 });
    for (const { question, now } of answers) expect(now, question).toMatchObject([{ ok: true }]);
  });

  it('that does not any more says who has to be updated, and what it speaks', async () => {
    Object.assign(later, { current: 3, oldest: 2 });
    await expect(openOlder()).rejects.toMatchObject({
      data: {
        code: 'version_mismatch',
        message: expect.stringMatching(/versions 2 to 3, you speak 1 to 1\. Update your app\.$/),
        protocol: { current: 3, oldest: 2 },
      },
    });
  });
});
