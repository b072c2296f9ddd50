import { describe, expect, it } from 'vitest';
import { checkExport } from '../../node/export/check-export';
import type { ExportHeader } from '../../shared/export/format';
import type { MessageEntry } from '../../shared/model/entry';
import type { RoomId, ServerId } from '../../shared/model/ids';
import { setupBench } from '../sessions/testing/bench';
import type { TestApp } from '../sessions/testing/test-app';
import { writeJsonLines } from './json-lines';

const { serve, start, join } = setupBench();

async function exportFrom(app: TestApp, serverId: ServerId, roomId: RoomId | null) {
  const source = app.sessions.gather(serverId, roomId);
  if (!source.ok) throw new Error(source.code);
  const header: ExportHeader = {
    format: 'hearth-export',
    version: 1,
    ...source.value.header,
    exportedAt: 0,
  };
  const texts: string[] = [];
  for await (const step of writeJsonLines(source.value, header, (text) =>
    app.identity.sign(text),
  )) {
    if (!step.ok) throw new Error(step.code);
    texts.push(step.value.text);
  }
  async function* bytes() {
    yield Buffer.from(texts.join(''));
  }
  const check = await checkExport(bytes());
  if (check?.kind !== 'checked') throw new Error('no export');
  return { text: texts.join(''), report: check.report };
}

// Real sockets on a busy machine: the time limit is for a hang, not for speed.
describe('an export of a real server', { timeout: 30_000 }, () => {
  it('EX-2, EX-5: is clean with edits, reactions and redactions, from the server and, without it, from the cache', async () => {
    const server = await serve({ name: 'Workshop' });
    const mara = await start('Mara');
    const jonas = await start('Jonas');
    const serverId = await join(mara, server);
    await join(jonas, server);
    const roomId = mara.lobby(serverId);
    const { roomId: direct } = await mara.get('direct:open', {
      serverId,
      memberId: jonas.identity.memberId,
    });
    const seen = await jonas.watch(serverId, roomId);
    const place = { serverId, roomId };
    const find = (text: string): MessageEntry | undefined =>
      seen
        .items()
        .flatMap(({ entry }) =>
          entry.kind === 'message' && entry.text === text ? [entry] : [],
        )[0];
    const say = async (text: string) => {
      await mara.get('message:send', { ...place, text });
      await jonas.until(() => find(text) !== undefined);
      const { seq, author, clientId } = find(text) as MessageEntry;
      return { seq, author, clientId };
    };

    const first = await say('first words');
    const slip = await say('the door has swordfish');
    await mara.get('message:edit', { ...place, target: first, text: 'other words' });
    await jonas.get('reaction:set', { ...place, target: first, emoji: '👍', isOn: true });
    await mara.get('message:redact', { ...place, target: slip });
    await mara.get('message:send', { serverId, roomId: direct, text: 'for Jonas alone' });
    await jonas.until(
      (app) =>
        seen.items().some(({ entry }) => entry.kind === 'tombstone') &&
        find('first words')?.edit?.text === 'other words' &&
        find('first words')?.reactions?.length === 1 &&
        app.arrived.some(({ text }) => text === 'for Jonas alone'),
    );

    const all = await exportFrom(jonas, serverId, null);
    expect(all.report).toMatchObject({ isClean: true, rooms: 2, redacted: 1, unexplained: 0 });
    expect(all.text).toContain('for Jonas alone');
    expect(all.text).not.toContain('swordfish');
    const one = await exportFrom(jonas, serverId, roomId);
    expect(one.report).toMatchObject({ isClean: true, rooms: 1, isComplete: true, missing: 0 });
    expect(one.text).not.toContain('for Jonas alone');

    await server.close();
    await jonas.until((app) => app.server(serverId).connection.state !== 'online');
    const cached = await exportFrom(jonas, serverId, null);
    expect(cached.report).toMatchObject({ isClean: true, isComplete: false, redacted: 1 });
    expect(cached.report.right).toBe(all.report.right);
    expect(cached.text).not.toContain('swordfish');
  });
});
