import { join } from 'node:path';
import { judgeDelays, readLinkStory, toDelay } from '../harness/link-story';
import { pass, until } from '../harness/wait';
import { createWorld, type World } from '../harness/world';
import { addVerdicts, toRow, type FaultRun, type Form } from '../run';
import { AHEAD, ENDLESS, MESSAGE_BYTES, PATIENCE_MS } from './usual';

/** A freeze longer than every patience: heartbeats come every 10 s and may take 5 s. */
const FREEZE_MS = { short: 20_000, full: 120_000 };
/** So many hosts, each with its own people, are frozen side by side: they have nothing to do meanwhile. */
const HOSTS = { short: 1, full: 5 };
/** Between two of them, so that not all wake at once. */
const APART_MS = 5_000;
const KNOWN_WITHIN_MS = 15_000;
const BACK_WITHIN_MS = 5_000;
const NAMES = ['ada', 'ben', 'eve'];
const PAUSE_MS = 100;

/** How long it took until each person saw that the host was gone, and that it was back. */
interface Story {
  noticed: (number | null)[];
  returned: (number | null)[];
}

async function freeze(
  world: World,
  { times, form, signal }: { times: number; form: Form; signal: AbortSignal },
): Promise<Story> {
  const story: Story = { noticed: [], returned: [] };
  const { host, participants } = world;
  const everybody = () => participants.flatMap((one) => one.status());
  for (let time = 0; time < times; time += 1) {
    for (const one of participants) {
      one.tell({
        do: 'send',
        count: ENDLESS,
        bytes: MESSAGE_BYTES,
        pauseMs: PAUSE_MS,
        ahead: AHEAD,
      });
    }
    await pass(1_000, signal);
    host.signal('SIGSTOP');
    const frozenAt = Date.now();
    await pass(FREEZE_MS[form], signal);
    host.signal('SIGCONT');
    const thawedAt = Date.now();
    await until(() => everybody().every(({ link }) => link === 'online'), 'everybody to be back', {
      withinMs: PATIENCE_MS,
      signal,
    });
    for (const one of participants) one.tell({ do: 'be-quiet' });
    await world.settle();
    for (const { members } of participants) {
      for (const changes of members.map(readLinkStory)) {
        story.noticed.push(toDelay(changes, frozenAt, (state) => state !== 'online'));
        story.returned.push(toDelay(changes, thawedAt, (state) => state === 'online'));
      }
    }
  }
  return story;
}

export const hostFrozen: FaultRun = {
  name: 'host-frozen',
  ids: ['B6'],
  about: 'hosts are stopped as by sleep, without a goodbye, and go on',
  size: { short: 1, full: 20, of: 'freezes' },
  lane: 'waiting',
  withinSeconds: { short: 300, full: 3_600 },
  missing: () =>
    process.platform === 'win32' ? 'this system cannot stop a process and let it go on' : null,
  async run(context) {
    const { form, size, signal, folder } = context;
    const count = HOSTS[form];
    const times = Math.ceil(size / count);
    const play = async (index: number) => {
      await pass(index * APART_MS, signal);
      const world = await createWorld({ ...context, folder: join(folder, `host-${index}`) });
      await world.join({ names: NAMES });
      const story = await freeze(world, { times, form, signal });
      return { story, verdict: await world.judge() };
    };
    const played = await Promise.all(Array.from({ length: count }, (_, index) => play(index)));
    const stories = played.map(({ story }) => story);
    const noticed = stories.flatMap((story) => story.noticed);
    const returned = stories.flatMap((story) => story.returned);
    const known = judgeDelays('Noticing', noticed, KNOWN_WITHIN_MS);
    const back = judgeDelays('Coming back', returned, BACK_WITHIN_MS);
    const note = `${times * count} times ${FREEZE_MS[form] / 1_000} s, noticed after ${(known.longestMs / 1_000).toFixed(1)} s, back after ${(back.longestMs / 1_000).toFixed(1)} s at most`;
    const sum = addVerdicts(played.map(({ verdict }) => verdict));
    return toRow(sum, note, [...known.failures, ...back.failures]);
  },
};
