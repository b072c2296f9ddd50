import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from './random';
import { openProxy, type TcpProxy } from './tcp-proxy';

/** A host that answers every byte with the same byte, and remembers who came. */
let host: Server;
let guests: Socket[];
let proxy: TcpProxy;

const open = async (from?: string) => {
  const to = (host.address() as AddressInfo).port;
  const { next: random } = createRandom(1);
  proxy = await openProxy(from === undefined ? { to, random } : { to, random, from });
  const client = connect(proxy.address.port, '127.0.0.1');
  client.on('error', () => {});
  await once(host, 'connection');
  return client;
};
/** Whether it ended well or badly. */
const closed = (socket: Socket) =>
  new Promise<void>((resolve) => void socket.once('close', () => resolve()));
const read = async (client: Socket, length: number): Promise<string> => {
  let text = '';
  while (text.length < length) {
    const [chunk] = (await once(client, 'data')) as [Buffer];
    text += chunk.toString();
  }
  return text;
};

beforeEach(async () => {
  guests = [];
  host = createServer((socket) => {
    guests.push(socket);
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  host.listen(0, '127.0.0.1');
  await once(host, 'listening');
});
afterEach(() => {
  proxy.close();
  host.close();
});

describe('the proxy', () => {
  it('carries everything, in order, also slowly', async () => {
    const client = await open();
    Object.assign(proxy.up, { delayMs: 5, jitterMs: 5, bytesPerSecond: 100_000 });
    const words = Array.from({ length: 50 }, (_, index) => `word ${index};`);
    for (const word of words) client.write(word);
    const text = words.join('');
    expect(await read(client, text.length)).toBe(text);
  });

  it('holds back one way, and lets it through later', async () => {
    const client = await open();
    proxy.up.isBlocked = true;
    client.write('held');
    guests[0]?.write('still heard');
    expect(await read(client, 11)).toBe('still heard');
    proxy.up.isBlocked = false;
    expect(await read(client, 4)).toBe('held');
  });

  it('lets nobody in while it leads nowhere, and counts who knocked', async () => {
    const client = await open();
    proxy.lead(null);
    const late = connect(proxy.address.port, '127.0.0.1');
    late.on('error', () => {});
    await closed(late);
    expect(guests).toHaveLength(1);
    expect(proxy.knocks).toHaveLength(2);
    const isOver = closed(client);
    proxy.cut('reset');
    await isOver;
  });

  it.runIf(process.platform === 'linux')('comes from the address it is told', async () => {
    const client = await open('127.0.1.7');
    client.write('x');
    await read(client, 1);
    expect(guests[0]?.remoteAddress).toBe('127.0.1.7');
  });
});
