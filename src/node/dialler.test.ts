import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import type { TLSSocket } from 'node:tls';
import { io } from 'socket.io-client';
import { Server as SocketServer } from 'socket.io';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Hello } from '../shared/protocol/hello';
import { createServerKey, type ServerKey } from './certificate';
import { createDialler, toExporter } from './dialler';

let key: ServerKey;
let otherKey: ServerKey;
beforeAll(async () => {
  [key, otherKey] = await Promise.all([createServerKey(), createServerKey()]);
});

const times = { connectTimeoutMs: 2_000, probeTimeoutMs: 2_000 };
const hasty = createDialler({ connectTimeoutMs: 500, probeTimeoutMs: 500 });
const dialler = createDialler(times);

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

function listen(server: Server | HttpsServer): Promise<{ host: string; port: number }> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => open.add(socket));
  endings.push(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
    });
  });
}

const tlsOptions = ({ privateKeyPem, certificatePem }: ServerKey) => ({
  key: privateKeyPem,
  cert: certificatePem,
});
const helloOf = (of: ServerKey): Hello => ({
  product: 'hearth',
  serverId: of.serverId,
  name: 'Workshop',
  protocol: { current: 1, oldest: 1 },
  joining: 'open',
});

/** A server that shows `shown`, answers `body` to everything, and counts the requests it sees. */
async function startServer(shown: ServerKey, body: string, options: object = {}) {
  const seen: string[] = [];
  const server = createHttpsServer({ ...tlsOptions(shown), ...options }, (request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.host}`);
    response.end(body);
  });
  return { address: await listen(server), seen };
}

describe('probe', () => {
  it('HS-3: reads hello, and lets fields of later versions pass', async () => {
    const body = JSON.stringify({ ...helloOf(key), colour: 'ember' });
    const { address, seen } = await startServer(key, body);
    expect(await dialler.probe(address, null)).toEqual({ ok: true, value: helloOf(key) });
    expect(await dialler.probe(address, key.serverId)).toMatchObject({ ok: true });
    expect(seen[0]).toBe(`GET /v1/hello localhost:${address.port}`);
  });

  it('HS-2: sends not a byte of HTTP to a server that shows another key', async () => {
    const { address, seen } = await startServer(otherKey, JSON.stringify(helloOf(otherKey)));
    expect(await dialler.probe(address, key.serverId)).toMatchObject({ code: 'wrong_key' });
    expect(seen).toEqual([]);
  });

  it('does not believe a hello that names another key than the one shown', async () => {
    const { address } = await startServer(otherKey, JSON.stringify(helloOf(key)));
    expect(await dialler.probe(address, null)).toMatchObject({ code: 'not_hearth' });
  });

  it.each([
    ['no JSON', 'hello'],
    ['another product', '{"product":"teapot"}'],
    ['an endless answer', 'x'.repeat(300_000)],
    ['nothing', ''],
  ])('takes %s for something else', async (_, body) => {
    const { address } = await startServer(key, body);
    expect(await dialler.probe(address, null)).toMatchObject({ code: 'not_hearth' });
  });

  it('HS-1: does not speak TLS 1.2', async () => {
    const { address, seen } = await startServer(key, JSON.stringify(helloOf(key)), {
      maxVersion: 'TLSv1.2',
    });
    expect(await dialler.probe(address, key.serverId)).toMatchObject({ code: 'not_hearth' });
    expect(seen).toEqual([]);
  });

  it('tells a plain web server and an SSH server from Hearth', async () => {
    const web = await listen(createHttpServer((_, response) => response.end('hi')));
    const ssh = await listen(createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')));
    expect(await dialler.probe(web, null)).toMatchObject({ code: 'not_hearth' });
    expect(await dialler.probe(web, key.serverId)).toMatchObject({ code: 'not_hearth' });
    expect(await dialler.probe(ssh, null)).toMatchObject({ code: 'not_hearth' });
  });

  it('gives up on silence: not Hearth to somebody who asks, unreachable to somebody who knows', async () => {
    const silent = await listen(createTcpServer((socket) => socket.on('error', () => {})));
    expect(await hasty.probe(silent, null)).toMatchObject({ code: 'not_hearth' });
    expect(await hasty.probe(silent, key.serverId)).toMatchObject({ code: 'unreachable' });
  });

  it('gives up on a server that shows its key and then says nothing', async () => {
    const address = await listen(createHttpsServer(tlsOptions(key), () => {}));
    expect(await hasty.probe(address, null)).toMatchObject({ code: 'not_hearth' });
    expect(await hasty.probe(address, key.serverId)).toMatchObject({ code: 'unreachable' });
  });

  it('tells whoever knows the server that its machine is there, or that a server is just going away', async () => {
    const closed = createTcpServer();
    const address = await listen(closed);
    await new Promise((resolve) => closed.close(resolve));
    expect(await dialler.probe(address, null)).toMatchObject({ code: 'unreachable' });
    expect(await dialler.probe(address, key.serverId)).toMatchObject({ code: 'not_running' });
    const going = await listen(createTcpServer((socket) => socket.destroy()));
    expect(await dialler.probe(going, key.serverId)).toMatchObject({ code: 'unreachable' });
  });
});

/** A Socket.IO server that tells, beside what it heard, the exporter of each connection. */
async function startSocketServer(shown: ServerKey) {
  const https = createHttpsServer({ ...tlsOptions(shown), minVersion: 'TLSv1.3' });
  const server = new SocketServer(https, { transports: ['websocket'] });
  const handshakes: { auth: unknown; exporter: string }[] = [];
  server.on('connection', (socket) => {
    const tls = socket.request.socket as TLSSocket;
    handshakes.push({ auth: socket.handshake.auth, exporter: toExporter(tls) });
  });
  const address = await listen(https);
  endings.push(() => void server.close());
  return { address, handshakes, server };
}

describe('dial', () => {
  it('HS-5: gives the exporter of the open connection, equal on both ends and new each time', async () => {
    const { address, handshakes } = await startSocketServer(key);
    const dialling = dialler.dial(address, key.serverId);
    expect(dialling.exporter()).toBeNull();
    const socket = io(dialling.url, {
      ...dialling.socketOptions,
      reconnection: false,
      auth: (give) => give({ exporter: dialling.exporter() }),
    });
    const connected = () => new Promise<void>((resolve) => socket.once('connect', resolve));
    await connected();
    socket.disconnect().connect();
    await connected();
    expect(handshakes).toHaveLength(2);
    for (const { auth, exporter } of handshakes) expect(auth).toEqual({ exporter });
    expect(handshakes[0]?.exporter).not.toBe(handshakes[1]?.exporter);
    expect(dialling.lastFailure()).toBeNull();

    const left = new Promise((resolve) => socket.once('disconnect', resolve));
    dialling.close();
    await left;
    expect(dialling.exporter()).toBeNull();
  });

  it('HS-2: a server with another key sees no handshake', async () => {
    const { address, handshakes, server } = await startSocketServer(otherKey);
    const requests: unknown[] = [];
    server.engine.on('headers', (_, request) => requests.push(request));
    const dialling = dialler.dial(address, key.serverId);
    const socket = io(dialling.url, { ...dialling.socketOptions, reconnection: false });
    await new Promise((resolve) => socket.once('connect_error', resolve));
    expect(dialling.lastFailure()).toBe('wrong_key');
    expect(dialling.exporter()).toBeNull();
    expect([...handshakes, ...requests]).toEqual([]);
    dialling.close();
  });

  it('tells a machine without the server from something else', async () => {
    const ssh = await listen(createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')));
    const closed = createTcpServer();
    const nothing = await listen(closed);
    await new Promise((resolve) => closed.close(resolve));
    for (const [address, expected] of [
      [ssh, 'not_hearth'],
      [nothing, 'not_running'],
    ] as const) {
      const dialling = dialler.dial(address, key.serverId);
      const socket = io(dialling.url, { ...dialling.socketOptions, reconnection: false });
      await new Promise((resolve) => socket.once('connect_error', resolve));
      expect(dialling.lastFailure()).toBe(expected);
      dialling.close();
    }
  });

  it('ends an attempt that is under way when it is closed', async () => {
    const silent = await listen(createTcpServer((socket) => socket.on('error', () => {})));
    const dialling = dialler.dial(silent, key.serverId);
    const socket = io(dialling.url, { ...dialling.socketOptions, reconnection: false });
    const failed = new Promise((resolve) => socket.once('connect_error', resolve));
    dialling.close();
    await failed;
    expect(dialling.lastFailure()).toBeNull();
  });

  it('leaves the zone of a link-local address out of the URL, which has no room for it', () => {
    const dialling = dialler.dial({ host: 'fe80::1%eth0', port: 7788 }, key.serverId);
    expect(dialling.url).toBe('https://[fe80::1]:7788');
    expect(new URL(dialling.url).host).toBe('[fe80::1]:7788');
  });
});
