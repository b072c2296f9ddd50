import { readdirSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openTestClient } from '../../server/testing/test-client';
import { toReference, toShownText } from '../../shared/model/changes';
import type { MessageEntry } from '../../shared/model/entry';
import type { RoomId, ServerId } from '../../shared/model/ids';
import type { TimelineItem } from '../../shared/bridge/views';
import { setupBench } from './testing/bench';
import type { TestApp } from './testing/test-app';

const { folder, serve, start, join } = setupBench();

/** The words of messages as they stand, and what is left of the others. */
const stand = (items: readonly TimelineItem[]) =>
  items.flatMap(({ entry }) => {
    if (entry.kind === 'message') return [toShownText(entry)];
    return entry.kind === 'tombstone' && entry.of === 'message' ? ['(gone)'] : [];
  });

const findMessage = (items: readonly TimelineItem[], text: string): MessageEntry => {
  const found = items.find(({ entry }) => entry.kind === 'message' && entry.text === text)?.entry;
  if (found?.kind !== 'message') throw new Error('That message is not here.');
  return found;
};

async function startTwo() {
  const server = await serve();
  const [mara, jonas] = [await start('Mara'), await start('Jonas')];
  const serverId = await join(mara, server);
  await join(jonas, server);
  const roomId = mara.lobby(serverId);
  const place = { serverId, roomId };
  const isEmpty = (app: TestApp) => app.server(serverId).rooms[roomId]?.pendingCount === 0;
  return { server, mara, jonas, serverId, roomId, place, isEmpty };
}

describe('two apps and a server', () => {
  it('TL-7 to TL-11: edit, reply, react and take back, also for whoever was away', async () => {
    const { mara, jonas: first, serverId, roomId, place, isEmpty } = await startTwo();
    const marasView = await mara.watch(serverId, roomId);
    const jonasView = await first.watch(serverId, roomId);
    for (const text of ['zebra first', 'quagga second']) {
      await mara.get('message:send', { ...place, text });
    }
    await first.until(() => jonasView.texts().length === 2);
    const said = findMessage(jonasView.items(), 'zebra first');
    await first.get('reaction:set', {
      ...place,
      target: toReference(said),
      emoji: '👍',
      isOn: true,
    });
    await first.get('message:send', { ...place, text: 'why?', replyTo: toReference(said) });
    await mara.until(() => marasView.texts().length === 3);
    expect(findMessage(marasView.items(), 'why?').replyTo).toEqual(toReference(said));
    expect(findMessage(marasView.items(), 'zebra first').reactions).toMatchObject([
      { emoji: '👍', by: [{ memberId: first.identity.memberId }] },
    ]);
    await first.sessions.close();

    const gone = findMessage(marasView.items(), 'quagga second');
    await mara.get('message:edit', { ...place, target: toReference(said), text: 'zebra better' });
    await mara.get('message:edit', { ...place, target: toReference(gone), text: 'okapi too' });
    await mara.get('message:redact', { ...place, target: toReference(gone) });
    await mara.until(isEmpty);
    await mara.until(() => stand(marasView.items()).includes('(gone)'));
    expect(stand(marasView.items())).toEqual(['zebra better', '(gone)', 'why?']);

    const jonas = await start('Jonas', first.identity);
    const again = await jonas.watch(serverId, roomId);
    await jonas.until(() => stand(again.items()).includes('(gone)'));
    expect(stand(again.items())).toEqual(['zebra better', '(gone)', 'why?']);
    const readBytes = () =>
      ['Mara', 'Jonas']
        .flatMap((name) => {
          const own = joinPath(folder(), name);
          return readdirSync(own).map((file) =>
            readFileSync(joinPath(own, file)).toString('latin1'),
          );
        })
        .join('\n');
    // The log is cut a moment later.
    await vi.waitFor(() => expect(readBytes()).not.toMatch(/quagga|okapi/), 20_000);
    expect(readBytes()).toContain('zebra');
  });

  it('SE-1, SE-2: search the server, and what is cached once it is gone', async () => {
    const { server, mara, jonas, serverId, roomId, place } = await startTwo();
    await jonas.get('timeline:open', place);
    for (const text of ['Crème brûlée', 'soup of the day', 'more soup']) {
      await mara.get('message:send', { ...place, text });
    }
    await jonas.until((app) => app.server(serverId).rooms[roomId]?.unread === 3);
    const find = async (query: string) => {
      const found = await jonas.get('message:search', { serverId, query, order: 'newest' });
      return [found.isLocal, ...stand(found.items)];
    };
    expect(await find('sou')).toEqual([false, 'more soup', 'soup of the day']);
    await server.close();
    await jonas.until((app) => app.server(serverId).connection.state === 'reconnecting');
    expect(await find('sou')).toEqual([true, 'more soup', 'soup of the day']);
    expect(await find('creme')).toEqual([true, 'Crème brûlée']);
  });
});

describe('a long absence', () => {
  it(
    'A9: catches up on 10,000 messages in 20 rooms while the talk goes on',
    { timeout: 120_000 },
    async () => {
      const server = await serve();
      const writer = await openTestClient({ server, name: 'Writer' });
      const rooms: RoomId[] = [];
      for (let number = 0; number < 20; number += 1) {
        const made = await writer.get('room:create', { name: `room ${number}`, access: 'public' });
        rooms.push(made.room.id);
      }
      let reader = await start('Reader');
      const serverId: ServerId = await join(reader, server);
      for (const roomId of rooms) await reader.get('room:join', { serverId, roomId });
      await reader.sessions.close();
      for (let number = 0; number < 500; number += 1) {
        await Promise.all(rooms.map((roomId) => writer.send(roomId, `missed ${number}`)));
      }

      reader = await start('Reader', reader.identity);
      await reader.until((app) => app.server(serverId).connection.state === 'online');
      const [first, ...others] = rooms;
      if (first === undefined) throw new Error('There is no room.');
      // The newest page is there at once, whatever is still missing below.
      const opened = await reader.get('timeline:open', { serverId, roomId: first });
      expect(stand(opened.items).at(-1)).toBe('missed 499');
      for (let number = 0; number < 50; number += 1) await writer.send(first, `live ${number}`);
      const counts = (app: TestApp) =>
        [first, ...others].map((roomId) => app.server(serverId).rooms[roomId]?.unread);
      await reader.until((app) =>
        counts(app).every((unread, at) => unread === (at === 0 ? 550 : 500)),
      );
      const newest = await reader.get('timeline:open', { serverId, roomId: first });
      const seqs = newest.items.map(({ entry }) => entry.seq);
      expect(stand(newest.items).at(-1)).toBe('live 49');
      expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
      expect(reader.arrived.filter(({ isCaughtUp }) => isCaughtUp)).toHaveLength(10_000);
      expect(reader.arrived.filter(({ isCaughtUp }) => !isCaughtUp)).toHaveLength(50);
      writer.socket.disconnect();
    },
  );
});
