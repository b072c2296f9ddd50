import { describe, expect, it } from 'vitest';
import { toReference, toShownText } from '../../shared/model/changes';
import { displayNameSchema, roomNameSchema, topicSchema } from '../../shared/model/name-schemas';
import { cleanName } from '../../shared/model/names';
import { MARKUP, NAUGHTY } from '../../shared/model/testing/hostile-strings';
import { setupBench } from './testing/bench';

const { serve, start, join } = setupBench();
const ALL = [...NAUGHTY, ...MARKUP];
/** Below what the server lets one member do at once. */
const RENAMES = 9;
const CHANGES = 90;
const QUERIES = 55;

describe('G1, G2: words that have broken programs elsewhere', { timeout: 60_000 }, () => {
  it('there are enough of them', () => {
    expect(NAUGHTY.length).toBeGreaterThanOrEqual(150);
    expect(MARKUP.length).toBeGreaterThanOrEqual(150);
    expect(new Set(ALL).size).toBe(ALL.length);
  });

  it('come through as messages, edits and quotes without a byte changed, in order', async () => {
    const server = await serve();
    const [mara, jonas] = [await start('Mara'), await start('Jonas')];
    const serverId = await join(mara, server);
    await join(jonas, server);
    const place = { serverId, roomId: mara.lobby(serverId) };
    const marasView = await mara.watch(serverId, place.roomId);
    const seen = await jonas.watch(serverId, place.roomId);
    for (const text of ALL) await mara.get('message:send', { ...place, text });
    await jonas.until(() => seen.texts().length === ALL.length);
    expect(seen.texts()).toEqual(ALL);
    expect(seen.items().every(({ isForged }) => !isForged)).toBe(true);

    await mara.until(() => marasView.texts().length === ALL.length);
    const first = marasView.items().find(({ entry }) => entry.kind === 'message')?.entry;
    if (first?.kind !== 'message') throw new Error('There is a message.');
    const target = toReference(first);
    for (const text of NAUGHTY) await mara.get('message:edit', { ...place, target, text });
    const last = NAUGHTY.at(-1) ?? '';
    await mara.get('message:send', { ...place, text: last, replyTo: target });
    await jonas.until(() => seen.texts().length === ALL.length + 1);
    const edited = seen.items().find(({ entry }) => entry.seq === first.seq)?.entry;
    expect(edited?.kind === 'message' ? toShownText(edited) : null).toBe(last);

    // Whatever is looked for, there is an answer.
    for (const text of ALL.slice(0, QUERIES)) {
      const found = await jonas.get('message:search', {
        serverId,
        query: text.slice(0, 200),
        roomId: place.roomId,
        order: 'best',
      });
      expect(found.isLocal).toBe(false);
    }
  });

  it('become names, rooms and topics only as the rule for names writes them, the same for everybody', async () => {
    const server = await serve();
    const [mara, jonas] = [await start('Mara'), await start('Jonas')];
    const serverId = await join(mara, server);
    await join(jonas, server);
    const { roomId } = await mara.get('room:create', { serverId, name: 'start', access: 'public' });
    await jonas.get('room:join', { serverId, roomId });

    const topics = ALL.filter((text) => topicSchema.safeParse(text).success);
    expect(topics.length).toBeGreaterThan(200);
    const every = Math.ceil(topics.length / CHANGES);
    for (const topic of topics.filter((_, index) => index % every === 0)) {
      await mara.get('room:change', { serverId, roomId, topic });
      await jonas.until(() => jonas.server(serverId).rooms[roomId]?.topic === cleanName(topic));
    }

    const roomNames = NAUGHTY.filter((text) => roomNameSchema.safeParse(text).success);
    for (const name of roomNames.slice(0, 5)) {
      await mara.get('room:change', { serverId, roomId, name });
      await jonas.until(() => jonas.server(serverId).rooms[roomId]?.name === cleanName(name));
    }

    const names = ALL.filter((text) => displayNameSchema.safeParse(text).success);
    expect(names.length).toBeGreaterThan(100);
    const step = Math.floor(names.length / RENAMES);
    const { memberId } = mara.identity;
    for (const name of names.filter((_, index) => index % step === 0).slice(0, RENAMES)) {
      mara.sessions.setDisplayName(displayNameSchema.parse(name));
      for (const app of [mara, jonas]) {
        await app.until(() => app.server(serverId).members[memberId]?.name === cleanName(name));
      }
    }
    for (const app of [mara, jonas]) expect(app.view()).toEqual(app.sessions.view());
  });
});
