import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Identity } from '../../../node/identity';
import type { ServerId } from '../../../shared/model/ids';
import { printAddress } from '../../../shared/protocol/address';
import {
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from '../../../server/testing/test-server';
import { startTestApp, type TestApp } from './test-app';

/** Real servers and apps of one test; all end with it. */
export interface Bench {
  folder(): string;
  serve(options?: TestServerOptions): Promise<TestServer>;
  /** The same name with the same identity is the same app after a restart. */
  start(name: string, identity?: Identity): Promise<TestApp>;
  /** Joins by typed address. */
  join(app: TestApp, server: TestServer): Promise<ServerId>;
}

/** Sets a bench up for the tests of a file. */
export function setupBench(): Bench {
  let folder = '';
  let ending: (() => Promise<unknown>)[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hearth-sessions-'));
    ending = [];
  });
  afterEach(async () => {
    for (const end of ending.toReversed()) await end();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder: () => folder,
    async serve(options = {}) {
      const server = await startTestServer(options);
      let closing: Promise<void> | null = null;
      const close = () => (closing ??= server.close());
      ending.push(close);
      return { ...server, close };
    },
    async start(name, identity) {
      const databasePath = join(folder, name, 'app.sqlite');
      const app = await startTestApp({
        databasePath,
        name,
        ...(identity === undefined ? {} : { identity }),
      });
      ending.push(() => app.sessions.close());
      return app;
    },
    async join(app, server) {
      const input = printAddress(server.address);
      const { serverId } = await app.get('server:join', { input });
      return serverId;
    },
  };
}
