import { expect, it } from 'vitest';
import { memberIdSchema } from '../shared/model/ids';
import { createDoorTalk } from './cli-knocks';
import { createFakeClock } from './testing/fake-clock';
import { createKnocks } from './transport/knocks';

const idOf = (letter: string) => memberIdSchema.parse(letter.repeat(26));

function setUp() {
  const clock = createFakeClock();
  const knocks = createKnocks(clock, (error) => {
    throw error;
  });
  const said: string[] = [];
  const talk = createDoorTalk((line) => said.push(line));
  talk.follow(knocks);
  const ring = (letter: string, name: string) => {
    const keyWords = ['amber', 'river'];
    const answer = knocks.ring({ memberId: idOf(letter), name, keyWords, address: letter });
    return answer.ok ? 'let in' : answer.code;
  };
  return { clock, knocks, talk, said, ring, take: () => said.splice(0) };
}

it('HS-19: names who waits, and takes y or n with a number or a name', () => {
  const { talk, ring, take } = setUp();
  ring('a', 'Ann');
  ring('b', 'Bob the 2nd');
  expect(take()).toEqual([
    '1. "Ann" waits to be let in. Key: amber river',
    '2. "Bob the 2nd" waits to be let in. Key: amber river',
  ]);
  talk.hear('y 1');
  talk.hear('  N  Bob the 2nd ');
  expect(take()).toEqual(['1. "Ann" is let in.', '2. "Bob the 2nd" is not let in.']);
  expect(ring('a', 'Ann')).toBe('let in');
  expect(ring('b', 'Bob the 2nd')).toBe('admission_refused');
});

it('HS-19: lets nobody in by a likeness: of a name with another, or with a number', () => {
  const { talk, ring, take, knocks } = setUp();
  ring('a', 'Ann');
  ring('b', 'Ann');
  ring('c', '1');
  take();
  talk.hear('y Ann');
  talk.hear('y An');
  expect(take()).toEqual([
    'Several of that name wait: use the number.',
    'Nobody of that number or name waits.',
  ]);
  talk.hear('y 1');
  expect(take()).toEqual(['1. "Ann" is let in.']);
  expect(knocks.list().map(({ name }) => name)).toEqual(['Ann', '1']);
});

it('says how to write an answer, and nothing to an empty line', () => {
  const { talk, take } = setUp();
  talk.hear('');
  expect(take()).toEqual([]);
  for (const line of ['yes', 'y', 'let 1 in']) talk.hear(line);
  expect(new Set(take())).toEqual(
    new Set(['Write y or n, and the number or name of who waits, as in: y 1']),
  );
});

it('says who has gone, and speaks of the door of a server that was started anew', () => {
  const { clock, talk, ring, take, knocks } = setUp();
  ring('a', 'Ann');
  clock.advance(60_000);
  expect(take().at(-1)).toBe('1. "Ann" does not wait any more.');
  const next = createKnocks(clock, () => {});
  ring('b', 'Bob');
  talk.follow(next);
  expect(take()).toEqual([
    '2. "Bob" waits to be let in. Key: amber river',
    '2. "Bob" does not wait any more.',
  ]);
  knocks.end();
  expect(take()).toEqual([]);
});
