import { describe, expect, it } from 'vitest';
import { said } from '../../client/testing/samples';
import { createServerKey } from '../../node/certificate';
import type { RoomId, ServerId } from '../../shared/model/ids';
import { printInvite } from '../../shared/protocol/invite';
import { setupBench } from './testing/bench';
import type { TestApp } from './testing/test-app';

const { folder, serve, start, join } = setupBench();

const send = (app: TestApp, serverId: ServerId, roomId: RoomId, text: string) =>
  app.get('message:send', { serverId, roomId, text });

// Real sockets on a busy machine: the time limit is for a hang, not for speed.
describe('two apps on one server', { timeout: 30_000 }, () => {
  it('join by address and by invite, and talk', async () => {
    const server = await serve({ name: 'Workshop' });
    const mara = await start('Mara');
    const jonas = await start('Jonas');
    const serverId = await join(mara, server);
    const { token } = server;
    const invite = printInvite({ serverId, addresses: [server.address], name: 'x', token });
    await jonas.get('server:join', { input: invite });
    expect(jonas.view().serverOrder).toEqual([serverId]);
    expect(mara.server(serverId)).toMatchObject({
      name: 'Workshop',
      isKnown: true,
      connection: { state: 'online' },
    });

    const lobby = mara.lobby(serverId);
    const seen = await jonas.watch(serverId, lobby);
    await send(mara, serverId, lobby, 'hello Jonas');
    await jonas.until(() => seen.texts().includes('hello Jonas'));
    expect(seen.items().every(({ isForged }) => !isForged)).toBe(true);
    expect(jonas.server(serverId).rooms[lobby]).toMatchObject({ unread: 1, mentions: 1 });
    expect(jonas.arrived).toMatchObject([
      { text: 'hello Jonas', authorName: 'Mara', isMention: true, isCaughtUp: false },
    ]);

    const seq = jonas.server(serverId).rooms[lobby]?.headSeq ?? 0;
    await jonas.get('marker:read', { serverId, roomId: lobby, seq });
    await mara.until((app) => {
      const markers = app.server(serverId).rooms[lobby]?.markers ?? [];
      return markers.some(
        ({ memberId, read }) => memberId === jonas.identity.memberId && read === seq,
      );
    });
    expect(jonas.server(serverId).rooms[lobby]).toMatchObject({ unread: 0, mentions: 0 });
  });

  it('open a direct room, and the one who was away hears of it later, once', async () => {
    const server = await serve();
    const mara = await start('Mara');
    let jonas = await start('Jonas');
    const serverId = await join(mara, server);
    await join(jonas, server);
    await jonas.sessions.close();

    const memberId = jonas.identity.memberId;
    await mara.until((app) => app.server(serverId).members[memberId]?.presence === 'offline');
    const { roomId } = await mara.get('direct:open', { serverId, memberId });
    await send(mara, serverId, roomId, 'one');
    await send(mara, serverId, roomId, 'two');
    await mara.until((app) => app.server(serverId).rooms[roomId]?.pendingCount === 0);

    jonas = await start('Jonas', jonas.identity);
    await jonas.until(() => jonas.arrived.length === 2);
    expect(jonas.arrived).toMatchObject([
      { text: 'one', isDirect: true, isCaughtUp: true },
      { text: 'two', isDirect: true, isCaughtUp: true },
    ]);
    const seen = await jonas.watch(serverId, roomId);
    expect(seen.texts()).toEqual(['one', 'two']);
    expect(jonas.server(serverId).rooms[roomId]).toMatchObject({ unread: 2 });
  });
});

describe('a server that goes and comes back', { timeout: 30_000 }, () => {
  it('DL-4, DL-5: what was written meanwhile goes out once and in order, also after a restart of the app', async () => {
    const key = await createServerKey();
    const first = await serve({ kept: { key, port: 0, folder: folder() } });
    const { port } = first.address;
    const reader = await start('Reader');
    let writer = await start('Writer');
    const serverId = await join(reader, first);
    await join(writer, first);
    const lobby = writer.lobby(serverId);
    const seen = await reader.watch(serverId, lobby);
    await send(writer, serverId, lobby, 'before');
    await reader.until(() => seen.texts().length === 1);
    await first.close();
    await writer.until((app) => app.server(serverId).connection.state === 'reconnecting');

    for (const text of ['1', '2', '3']) await send(writer, serverId, lobby, text);
    expect(writer.server(serverId).rooms[lobby]).toMatchObject({ pendingCount: 3 });
    await writer.sessions.close();

    writer = await start('Writer', writer.identity);
    // ST-4: known before any connection.
    const opened = await writer.get('timeline:open', { serverId, roomId: lobby });
    expect(opened.items.at(-1)?.entry).toMatchObject({ text: 'before' });
    expect(opened.pending.map(({ content }) => content)).toEqual(['1', '2', '3'].map(said));
    await send(writer, serverId, lobby, '4');

    await serve({ kept: { key, port, folder: folder() } });
    reader.sessions.reconnectNow();
    writer.sessions.reconnectNow();
    await reader.until(() => seen.texts().length === 5);
    expect(seen.texts()).toEqual(['before', '1', '2', '3', '4']);
    await writer.until((app) => app.server(serverId).rooms[lobby]?.pendingCount === 0);
  });

  it('NO-4: what was missed is caught up, counted as unread, and told as missed', async () => {
    const server = await serve();
    const mara = await start('Mara');
    let jonas = await start('Jonas');
    const serverId = await join(mara, server);
    await join(jonas, server);
    const lobby = mara.lobby(serverId);
    await jonas.sessions.close();
    for (let count = 1; count <= 450; count += 1) await send(mara, serverId, lobby, `no ${count}`);
    await mara.until((app) => app.server(serverId).rooms[lobby]?.pendingCount === 0);

    jonas = await start('Jonas', jonas.identity);
    await jonas.until((app) => app.server(serverId).rooms[lobby]?.unread === 450);
    expect(jonas.arrived.every(({ isCaughtUp }) => isCaughtUp)).toBe(true);
    const seen = await jonas.watch(serverId, lobby);
    expect(seen.texts()).toHaveLength(450);
    expect(seen.texts().at(0)).toBe('no 1');
  });
});
