import { expect, it } from 'vitest';
import type { HostingView } from '../../../shared/bridge/views';
import { memberIdSchema } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import { createEnglish } from '../../../shared/texts';
import { createKnockTeller, type KnockNotice } from './knocks';

const knock = (letter: string, name: string) => ({
  memberId: memberIdSchema.parse(letter.repeat(26)),
  name,
  keyWords: ['amber', 'river'],
  at: 0,
});
const ann = knock('a', 'Ann');
const bob = knock('b', 'Bob');

function setUp() {
  const said: (KnockNotice | 'closed')[] = [];
  let now = 0;
  let isWanted = true;
  const teller = createKnockTeller({
    t: createEnglish(),
    now: () => now,
    isWanted: () => isWanted,
    show: (notice) => said.push(notice),
    close: () => said.push('closed'),
  });
  return {
    wait: (...knocks: (typeof ann)[]) =>
      teller.hostingChanged({
        state: 'running',
        name: 'Workshop',
        knocks,
      } as unknown as HostingView),
    stop: () => teller.hostingChanged({ state: 'stopped', problem: null }),
    pass: (ms: number) => void (now += ms),
    setWanted: (next: boolean) => void (isWanted = next),
    take: () => said.splice(0),
  };
}

it('NO-6: one who waits is named with the words of their key; several are counted', () => {
  const { wait, take } = setUp();
  wait(ann);
  expect(take()).toEqual([
    { title: 'Workshop', body: expect.stringMatching(/Ann.*amber river/s), only: ann.memberId },
  ]);
  wait(ann);
  expect(take()).toEqual([]);
  wait(ann, bob);
  expect(take()).toEqual([{ title: 'Workshop', body: expect.stringMatching(/2/), only: null }]);
  // Who is answered is told of no more; the last one takes the notification along.
  wait(bob);
  expect(take()).toEqual([]);
  wait();
  expect(take()).toEqual(['closed']);
});

it('NO-6: the same key is told of once in a while, however often it comes and goes', () => {
  const { wait, take, pass } = setUp();
  wait(ann);
  wait();
  take();
  wait(ann);
  expect(take()).toEqual([]);
  wait();
  pass(LIMITS.knockRememberedMs);
  wait(ann);
  expect(take()).toHaveLength(1);
});

it('NO-6: nobody is told of in a window that is looked at; a server that stops takes it along', () => {
  const { wait, take, setWanted, stop } = setUp();
  setWanted(false);
  wait(ann);
  expect(take()).toEqual([]);
  setWanted(true);
  wait(ann, bob);
  expect(take()).toHaveLength(1);
  stop();
  expect(take()).toEqual(['closed']);
});

it('NO-6: a name cannot disturb what stands around it', () => {
  const { wait, take } = setUp();
  wait({ ...ann, name: 'Ann\u202E\n<b>' });
  const [notice] = take();
  expect(notice).toMatchObject({ body: expect.not.stringMatching(/[\u202E\n]<b>/) });
});
