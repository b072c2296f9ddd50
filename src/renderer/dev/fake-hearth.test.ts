import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../shared/bridge/contract';
import { createFakeHearth } from './fake-hearth';
import { aicha, toRoomId, toServerId } from './people';

const workshop = { serverId: toServerId('w'), roomId: toRoomId(2) };

describe('the made-up world', () => {
  it('echoes a sent message as pending, then stores it', async () => {
    const fake = createFakeHearth({ scenario: 'full' });
    const heard: Announcement[] = [];
    const stored = new Promise<void>((resolve) => {
      fake.subscribe((announcement) => {
        if (announcement.type !== 'timeline:changed') return;
        heard.push(announcement);
        if (announcement.items.length > 0) resolve();
      });
    });
    await fake.call('message:send', { ...workshop, text: 'Hello' });
    expect(heard[0]).toMatchObject({
      pending: [{ content: { text: 'Hello' }, status: 'queued' }],
      items: [],
    });
    await stored;
    expect(heard.at(-1)).toMatchObject({
      pending: [],
      items: [{ entry: { text: 'Hello', seq: 188 } }],
    });
  });

  it('counts what others say as unread until it was read', async () => {
    const fake = createFakeHearth({ scenario: 'full' });
    const unread = async () => {
      const answer = await fake.call('app:snapshot', {});
      return (
        answer.ok && answer.value.view.servers[workshop.serverId]?.rooms[workshop.roomId]?.unread
      );
    };
    fake.say(workshop.serverId, workshop.roomId, aicha.id, 'Anybody?');
    expect(await unread()).toBe(1);
    await fake.call('marker:read', { ...workshop, seq: 188 });
    expect(await unread()).toBe(0);
  });

  it('refuses what main would refuse', async () => {
    const fake = createFakeHearth({ scenario: 'full' });
    expect(await fake.call('message:send', { ...workshop, text: '   ' })).toMatchObject({
      ok: false,
      code: 'bad_request',
    });
  });
});
