import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../shared/model/limits';
import { openRawMember } from '../testing/raw-connection';
import { openTestClient } from '../testing/test-client';
import { startTestServer } from '../testing/test-server';
import { limitBacklog } from './backlog';

// Real sockets, real hashes, many cases: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const item of open.splice(0).toReversed()) await item.close();
});

describe('what waits for one connection', () => {
  const part = 'x'.repeat(LIMITS.backlogBytes / 4);

  it('is cut off when it is too much', () => {
    const connection = new EventEmitter();
    const cut = vi.fn<() => void>();
    limitBacklog(connection, cut);
    for (let count = 0; count < 4; count += 1) connection.emit('packetCreate', { data: part });
    expect(cut).not.toHaveBeenCalled();
    connection.emit('packetCreate', { data: 'x' });
    expect(cut).toHaveBeenCalled();
  });

  it('counts only what has not been taken', () => {
    const connection = new EventEmitter();
    const cut = vi.fn<() => void>();
    limitBacklog(connection, cut);
    for (let count = 0; count < 20; count += 1) {
      connection.emit('packetCreate', { data: part });
      connection.emit('flush');
    }
    connection.emit('packetCreate', {});
    expect(cut).not.toHaveBeenCalled();
  });

  it('D3: a member who asks for page after page and reads none is cut off, others are served', async () => {
    const server = await startTestServer();
    open.push(server);
    const ann = await openTestClient({ server, name: 'Ann' });
    open.push(ann);
    const { id: roomId } = ann.lobby;
    const long = 'x'.repeat(LIMITS.messageLength);
    for (let count = 0; count < LIMITS.pageEntries; count += 1) await ann.send(roomId, long);
    const raw = await openRawMember(server, 'Mallory');
    open.push(raw);
    raw.stopReading();
    const page = JSON.stringify(['timeline:page', { roomId, after: 0, limit: LIMITS.pageEntries }]);
    for (let id = 0; id < 40; id += 1) raw.write(`2${id}${page}`);
    await ann.hear('presence:changed', ({ presence }) =>
      presence.some((change) => change.presence === 'offline'),
    );
    expect(server.connectionCount()).toBe(1);
    await ann.send(roomId, 'still here');
  });
});
