import type { RoomId } from '../../src/shared/model/ids';
import { judgeDelays } from '../harness/link-story';
import { openRawWriter } from '../harness/raw-writer';
import { pass, RunFailure, until } from '../harness/wait';
import { createWorld } from '../harness/world';
import { toRow, type FaultRun } from '../run';
import { MESSAGE_BYTES, PATIENCE_MS } from './usual';

const ROOMS = 20;
const LIVE_EVERY_MS = 20;
const BACK_WITHIN_MS = 10_000;

export const longAbsence: FaultRun = {
  name: 'long-absence',
  ids: ['A9'],
  about: 'away for thousands of messages in 20 rooms, and back while the talk goes on',
  size: { short: 1_000, full: 10_000, of: 'messages' },
  lane: 'alone',
  withinSeconds: { short: 300, full: 3_600 },
  async run(context) {
    const { size, signal } = context;
    const world = await createWorld(context);
    const absent = await world.join({ names: ['eve'] });
    const writer = await openRawWriter(world.host, 'wim');
    const { client } = writer;
    const eve = client.welcome.members.find(({ name }) => name === 'eve');
    if (eve === undefined) throw new RunFailure('eve is not known to the others');
    const rooms: RoomId[] = [];
    for (let index = 0; index < ROOMS; index += 1) {
      const { room } = await client.get('room:create', {
        name: `Room ${index}`,
        access: 'private',
      });
      await client.get('room:invite', { roomId: room.id, memberId: eve.id });
      await writer.send(MESSAGE_BYTES, room.id);
      rooms.push(room.id);
    }
    const isUpToDate = () => {
      const { shown } = absent.one();
      return [...writer.heads].every(([room, head]) => (shown[room] ?? 0) >= head);
    };
    const patience = { withinMs: PATIENCE_MS, signal };
    await until(isUpToDate, 'eve to know every room', patience);
    await absent.end();

    const writeMany = async (roomId: RoomId) => {
      for (let count = 0; count < Math.ceil(size / ROOMS); count += 1) {
        await writer.send(MESSAGE_BYTES, roomId);
      }
    };
    await Promise.all(rooms.map(writeMany));

    const live = { isOn: true };
    const talking = (async () => {
      for (let count = 0; live.isOn; count += 1) {
        await writer.send(MESSAGE_BYTES, rooms[count % ROOMS]);
        await pass(LIVE_EVERY_MS, signal);
      }
    })();
    const missed = [...writer.heads];
    const startedAt = performance.now();
    absent.begin();
    await until(
      () => missed.every(([room, head]) => (absent.one().shown[room] ?? 0) >= head),
      'eve to catch up',
      patience,
    );
    const tookMs = performance.now() - startedAt;
    live.isOn = false;
    await talking;
    await until(isUpToDate, 'eve to be shown the rest', patience);
    client.close();
    const { failures } = judgeDelays('Catching up', [tookMs], BACK_WITHIN_MS);
    const note = `${size} messages in ${ROOMS} rooms, caught up ${(tookMs / 1_000).toFixed(1)} s after the start of the process`;
    return toRow(await world.judge([writer.witness]), note, failures);
  },
};
