import { createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createServerKey } from '../certificate';
import { toServerId } from '../keys';
import { askServer } from './ask-server';
import { findSource, knock } from './knock';
import { lookAtFolder } from './look-at-folder';
import { toServer } from './testing/samples';

const PATIENCE_MS = 5_000;
const tidying: (() => unknown)[] = [];
afterEach(async () => {
  for (const tidy of tidying.splice(0)) await tidy();
});

async function listen(server: Server): Promise<{ host: string; port: number }> {
  tidying.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { host: '127.0.0.1', port: address.port };
}

/** A TLS server that answers every request with this body. */
async function hostHello(toBody: (serverId: string) => unknown, date = new Date()) {
  const { privateKeyPem: key, certificatePem: cert } = await createServerKey();
  const serverId = toServerId(cert);
  const server = createTlsServer({ key, cert, minVersion: 'TLSv1.3' }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      const body = JSON.stringify(toBody(serverId));
      socket.end(
        `HTTP/1.1 200 OK\r\nDate: ${date.toUTCString()}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
  });
  server.on('tlsClientError', () => {});
  return { serverId, address: await listen(server) };
}
const hello = (serverId: string) => ({
  product: 'hearth',
  serverId,
  name: 'Workshop',
  protocol: { current: 1, oldest: 1 },
  joining: 'open',
});

describe('a knock', () => {
  it('tells an open port from one on which nobody listens', async () => {
    const server = createServer((socket) => void socket.end());
    const address = await listen(server);
    expect(await knock(address, PATIENCE_MS)).toMatchObject({ outcome: 'open', error: null });
    await new Promise((resolve) => server.close(resolve));
    expect(await knock(address, PATIENCE_MS)).toMatchObject({
      outcome: 'refused',
      error: 'ECONNREFUSED',
    });
  });
  it('has the system say from where it would send, without sending', async () => {
    expect(await findSource('127.0.0.1')).toEqual({ source: '127.0.0.1' });
    expect(await findSource('fe80::1')).toMatchObject({ error: expect.stringMatching(/^E/) });
  });
});

describe('asking who is there', () => {
  it('knows a Hearth server, and what its clock says', async () => {
    const { serverId, address } = await hostHello(hello, new Date(Date.now() + 3_600_000));
    const answer = await askServer(address, null, PATIENCE_MS);
    expect(answer).toMatchObject({ who: 'hearth', serverId, versionFit: 'fits' });
    const offset = answer.who === 'hearth' ? (answer.clockOffsetMs ?? 0) : 0;
    expect(Math.round(offset / 60_000)).toBe(60);
  });
  it('knows another key, another version, other programs, and who says nothing', async () => {
    const { address } = await hostHello(hello);
    expect(await askServer(address, toServer('x'), PATIENCE_MS)).toEqual({ who: 'other_key' });
    const newer = await hostHello((id) => ({ ...hello(id), protocol: { current: 9, oldest: 9 } }));
    expect(await askServer(newer.address, null, PATIENCE_MS)).toMatchObject({
      who: 'hearth',
      versionFit: 'app_too_old',
    });
    const web = await hostHello(() => ({ hello: 'world' }));
    expect(await askServer(web.address, null, PATIENCE_MS)).toEqual({ who: 'no_hearth' });
    const liar = await hostHello(() => hello(toServer('x')));
    expect(await askServer(liar.address, null, PATIENCE_MS)).toEqual({ who: 'no_hearth' });
    const mail = await listen(createServer((socket) => void socket.end('220 mail\r\n')));
    expect(await askServer(mail, null, PATIENCE_MS)).toEqual({ who: 'no_hearth' });
    const mute = await listen(createServer((socket) => void socket.destroy()));
    expect(await askServer(mute, toServer('x'), PATIENCE_MS)).toEqual({ who: 'stuck' });
  });
});

describe('the folder of a server', () => {
  const PAGE = 4_096;
  const database = (pages: number) => {
    const bytes = Buffer.alloc(PAGE * pages);
    bytes.write('SQLite format 3\0', 'latin1');
    bytes.writeUInt16BE(PAGE, 16);
    bytes.writeUInt32BE(7, 24);
    bytes.writeUInt32BE(pages, 28);
    bytes.writeUInt32BE(7, 92);
    return bytes;
  };
  const makeFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hearth-doctor-'));
    tidying.push(() => rm(folder, { recursive: true }));
    return { folder, path: join(folder, 'server.sqlite') };
  };
  it('has room and a database that is whole', async () => {
    const { folder, path } = await makeFolder();
    await writeFile(path, database(3));
    const { freeBytes, ...rest } = await lookAtFolder(folder);
    expect(rest).toEqual({ isWritable: true, database: 'good' });
    expect(freeBytes).toBeGreaterThan(0);
  });
  it('misses its database, or has one that is cut off or something else', async () => {
    const { folder, path } = await makeFolder();
    expect((await lookAtFolder(folder)).database).toBe('missing');
    await writeFile(path, '');
    expect((await lookAtFolder(folder)).database).toBe('missing');
    await writeFile(path, database(3));
    await truncate(path, 2 * PAGE);
    expect((await lookAtFolder(folder)).database).toBe('damaged');
    await writeFile(path, 'x'.repeat(PAGE));
    expect((await lookAtFolder(folder)).database).toBe('damaged');
    await writeFile(path, 'SQLite');
    expect((await lookAtFolder(folder)).database).toBe('damaged');
  });
  it('does not believe a count of pages that the file itself calls old', async () => {
    const { folder, path } = await makeFolder();
    const bytes = database(3);
    bytes.writeUInt32BE(6, 92);
    await writeFile(path, bytes.subarray(0, 2 * PAGE));
    expect((await lookAtFolder(folder)).database).toBe('good');
  });
  it('that is not there cannot be used', async () => {
    const { folder } = await makeFolder();
    expect(await lookAtFolder(join(folder, 'nowhere'))).toEqual({
      database: 'missing',
      freeBytes: null,
      isWritable: false,
    });
  });
});
