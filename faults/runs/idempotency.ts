import { join } from 'node:path';
import { readServerDatabase } from '../checker/read-evidence';
import { createIdentity } from '../../src/node/identity';
import { openTestClient } from '../../src/server/testing/test-client';
import { clientIdSchema, serverIdSchema } from '../../src/shared/model/ids';
import { createWorld } from '../harness/world';
import type { FaultRun } from '../run';

export const idempotency: FaultRun = {
  name: 'idempotency',
  ids: ['A5'],
  about:
    'the same client id again: same words, other words, another room, another author; before and after a kill',
  size: { short: 1, full: 25, of: 'rounds' },
  lane: 'busy',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size } = context;
    const world = await createWorld(context);
    const { host } = world;
    const [one, other] = [createIdentity(), createIdentity()];
    const failures: string[] = [];
    const expect = (what: string, isSo: boolean) => {
      if (!isSo) failures.push(`${what}: it is not so.`);
    };
    const enter = (identity: typeof one, name: string) =>
      openTestClient({
        server: {
          address: { host: '127.0.0.1', port: host.port },
          serverId: serverIdSchema.parse(host.serverId()),
        },
        identity,
        name,
      });
    let acknowledged = 0;
    for (let round = 0; round < size; round += 1) {
      let ada = await enter(one, 'ada');
      const ben = await enter(other, 'ben');
      const { room } = await ada.get('room:create', { name: `Room ${round}`, access: 'public' });
      const message = ada.toMessage(ada.lobby.id, `ada.${round}.first`);
      const clientId = clientIdSchema.parse(message.clientId);
      const first = await ada.get('message:send', message);

      const again = await ada.get('message:send', message);
      expect('the same again has the same number', again.entry.seq === first.entry.seq);
      const changed = ada.toMessage(ada.lobby.id, `ada.${round}.changed`, clientId);
      const refused = await ada.ask('message:send', changed);
      expect('other words are a conflict', !refused.ok && refused.code === 'conflict');
      const elsewhere = ada.toMessage(room.id, `ada.${round}.first`, clientId);
      const moved = await ada.ask('message:send', elsewhere);
      expect('another room is a conflict', !moved.ok && moved.code === 'conflict');
      const borrowed = ben.toMessage(ben.lobby.id, `ben.${round}.first`, clientId);
      const stranger = await ben.get('message:send', borrowed);
      expect('another author has a number of its own', stranger.entry.seq !== first.entry.seq);

      const { roomId, ...known } = message;
      const { roomId: _roomId, ...otherWords } = changed;
      const packet = {
        roomId,
        entries: [known, otherWords, known].map((one) => ({ kind: 'message' as const, ...one })),
      };
      const expectPacket = async (when: string) => {
        const { results } = await ada.get('entry:append', packet);
        const said = results.map((one) => (one.ok ? one.entry.seq : one.code)).join();
        const { seq } = first.entry;
        expect(
          `each in a packet is answered for itself ${when}`,
          said === `${seq},conflict,${seq}`,
        );
      };
      await expectPacket('before a kill');

      ada.close();
      ben.close();
      await host.kill();
      await host.start();
      ada = await enter(one, 'ada');
      const later = await ada.get('message:send', message);
      expect('the same after a kill has the same number', later.entry.seq === first.entry.seq);
      const refusedLater = await ada.ask('message:send', changed);
      expect(
        'other words after a kill are a conflict',
        !refusedLater.ok && refusedLater.code === 'conflict',
      );
      await expectPacket('after a kill');
      ada.close();
      acknowledged += 2;
    }
    await host.stop();
    const ids = readServerDatabase(join(host.dataDir, 'server.sqlite')).flatMap(
      ({ id }) => id ?? [],
    );
    const lost = acknowledged - new Set(ids).size;
    const duplicated = ids.length - new Set(ids).size;
    expect('as many messages are stored as were written', ids.length === acknowledged);
    expect('no changed words are stored', !ids.some((id) => id.endsWith('.changed')));
    const note = `${size} rounds of 8 questions`;
    return { acknowledged, lost, duplicated, outOfOrder: 0, note, failures };
  },
};
