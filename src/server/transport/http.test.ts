import { request } from 'node:https';
import { createConnection } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDialler } from '../../node/dialler';
import { serverIdSchema } from '../../shared/model/ids';
import { healthSchema, helloSchema } from '../../shared/protocol/hello';
import { openTestClient } from '../testing/test-client';
import { startTestServer, type TestServer } from '../testing/test-server';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ name: 'Attic', password: 'open sesame' });
});
afterAll(() => server.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const asking = request(
      { ...server.address, path, method, headers, rejectUnauthorized: false, agent: false },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    asking.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: '' });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

const upgrade = (path: string, headers: Record<string, string> = {}) =>
  ask(path, {
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    },
  });
const SOCKET = '/socket.io/?EIO=4&transport=websocket';

describe('paths', () => {
  it('HS-3: / says that the server is live', async () => {
    const { status, body } = await ask('/');
    expect(status).toBe(200);
    expect(body).toContain('Attic');
  });

  it('HS-3: /v1/hello says who it is and what joining needs', async () => {
    const hello = helloSchema.parse(JSON.parse((await ask('/v1/hello')).body));
    expect(hello).toMatchObject({ serverId: server.serverId, name: 'Attic', joining: 'password' });
  });

  it('HS-3: /v1/health counts connections and members', async () => {
    const client = await openTestClient({ server, token: server.token });
    const health = healthSchema.parse(JSON.parse((await ask('/v1/health')).body));
    expect(health).toMatchObject({ status: 'ok', connections: 1, members: 1 });
    client.close();
  });

  it.each([
    '/v1/hello/',
    '/v1',
    '/index.html',
    '/socket.io/',
    '/socket.io/socket.io.js',
    '/..',
    '//',
    '/%2e%2e',
    '/socket.io/?EIO=4&transport=polling',
    '/__proto__',
  ])('HS-3 · E10: %s is not found', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'])(
    'HS-3 · E10: the method %s is not allowed on any path',
    async (method) => {
      for (const path of ['/', '/v1/hello', '/socket.io/']) {
        expect((await ask(path, { method })).status).toBe(405);
      }
    },
  );

  it('E4 · HS-3: a body of deep nesting is not read', async () => {
    const { status } = await ask('/v1/hello', { method: 'POST', body: '['.repeat(100_000) });
    expect(status).toBe(405);
  });
});

describe('who may ask', () => {
  it.each<Record<string, string>>([
    { Origin: 'https://example.org' },
    { Origin: 'null' },
    { Origin: 'http://localhost:3000' },
    { Origin: '' },
    { Host: 'example.org' },
    { Host: '203.0.113.7' },
    { Host: '127.0.0.1.example.org' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-origin' },
  ])('HS-4 · E17: %j is refused, as request and as upgrade', async (headers) => {
    expect((await ask('/v1/hello', { headers })).status).toBe(403);
    expect((await upgrade(SOCKET, headers)).status).toBe(403);
  });

  it('HS-4: somebody may look in a browser whether the server is live', async () => {
    const headers = { 'Sec-Fetch-Site': 'none' };
    expect((await ask('/', { headers })).status).toBe(200);
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])(
    'HS-4: the host %s is this machine',
    async (name) => {
      const headers = { Host: `${name}:${server.address.port}` };
      expect((await ask('/v1/hello', { headers })).status).toBe(200);
      expect((await upgrade(SOCKET, headers)).status).toBe(101);
    },
  );

  it.each([
    ['/', 404],
    ['/v1/hello', 404],
    ['/socket.io', 404],
    ['/socket.io/?EIO=4&transport=polling', 400],
    ['/socket.io/?transport=websocket', 400],
    ['/socket.io/?EIO=3&transport=websocket', 400],
    [`${SOCKET}&sid=__proto__`, 400],
    [`${SOCKET}&sid=constructor`, 400],
  ])('E10: an upgrade of %s answers %i', async (path, status) => {
    expect((await upgrade(path)).status).toBe(status);
  });
});

/** Resolves with what the server sent before it ended the connection. */
const untilClosed = (socket: NodeJS.ReadWriteStream): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.on('data', (part: Buffer) => (text += part.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });

describe('the wire', () => {
  it('F7 · HS-1: TLS 1.2 is refused', async () => {
    const outcome = await new Promise<string>((resolve) => {
      const socket = connectTls({
        ...server.address,
        maxVersion: 'TLSv1.2',
        rejectUnauthorized: false,
      });
      socket.once('secureConnect', () => resolve('connected'));
      socket.once('error', (error: Error & { code?: string }) => resolve(error.code ?? ''));
    });
    expect(outcome).toMatch(/^ERR_SSL|ECONNRESET/);
  });

  it('F7 · HS-1: clear text gets no HTTP answer', async () => {
    const socket = createConnection(server.address);
    socket.write(`GET /v1/hello HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(await untilClosed(socket)).not.toContain('HTTP/');
  });

  it('F7 · HS-2: with another key than the expected one the server sees no byte of HTTP', async () => {
    const other = serverIdSchema.parse('A'.repeat(43));
    expect(await createDialler().probe(server.address, other)).toMatchObject({ code: 'wrong_key' });
    expect(await createDialler().probe(server.address, server.serverId)).toMatchObject({
      ok: true,
    });
  });

  it('GU-1: what is no HTTP inside TLS is answered with 400 and closed', async () => {
    const socket = connectTls({ ...server.address, rejectUnauthorized: false });
    socket.write('this is no request\r\n\r\n');
    expect(await untilClosed(socket)).toContain('400 Bad Request');
  });
});
