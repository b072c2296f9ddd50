import { afterEach } from 'vitest';
import { openTestClient, type TestClient, type TestClientOptions } from './test-client';
import { startTestServer, type TestServer, type TestServerOptions } from './test-server';

/** What a file of tests over real sockets begins with; everything is closed after each test, the last first. */
export interface TestBench {
  start(options?: TestServerOptions): Promise<TestServer>;
  join(server: TestServer, name: string, options?: Partial<TestClientOptions>): Promise<TestClient>;
}

/** Sets the bench up for the file that calls it. */
export function setupTestBench(usual: TestServerOptions = {}): TestBench {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const item of open.splice(0).toReversed()) await item.close();
  });
  const keep = <T extends { close(): unknown }>(item: T): T => {
    open.push(item);
    return item;
  };
  return {
    start: async (options) => keep(await startTestServer({ ...usual, ...options })),
    join: async (server, name, options = {}) =>
      keep(await openTestClient({ server, name, ...options })),
  };
}

/** The code of a refusal, or `done`. */
export const codeOf = async (asking: Promise<{ ok: boolean; code?: string }>): Promise<string> =>
  (await asking).code ?? 'done';
