import { describe, expect, it } from 'vitest';
import { createLogWriter, LOBBY } from '../../../node/export/testing/sample-log';
import { createIdentity } from '../../../node/identity';
import { hashText } from '../../../node/keys';
import { toReference, toTombstone } from '../../../shared/model/changes';
import { createQuotes } from './quotes';

const rosa = createIdentity();
const log = createLogWriter(LOBBY);
const said = ['one', 'two', 'three', 'four', 'five'].map((text) => log.say(rosa, text));
const [one, two, , , five] = said;
if (one === undefined || two === undefined || five === undefined) throw new Error('nothing said');
const author = rosa.memberId;

function setup(limit?: number) {
  const looked: number[] = [];
  const quotes = createQuotes(async (seq) => {
    looked.push(seq);
    return log.entries.find((entry) => entry.seq === seq) ?? null;
  }, limit);
  for (const message of said) quotes.remember(message);
  return { quotes, looked };
}

describe('quotes', () => {
  it('of what was said lately are not looked up', async () => {
    const { quotes, looked } = setup();
    expect(await quotes.find(toReference(one))).toEqual({ author, text: 'one' });
    expect(looked).toEqual([]);
  });

  it('of what was said long ago are looked up, once', async () => {
    const { quotes, looked } = setup(3);
    expect(await quotes.find(toReference(two))).toEqual({ author, text: 'two' });
    expect(await quotes.find(toReference(two))).toEqual({ author, text: 'two' });
    expect(await quotes.find(toReference(five))).toEqual({ author, text: 'five' });
    expect(looked).toEqual([2]);
  });

  it('have no words where they are deleted, not to be had, or by somebody else', async () => {
    const { quotes } = setup();
    quotes.remember(toTombstone(one, hashText));
    expect(await quotes.find(toReference(one))).toEqual({ author, text: null });
    expect(await quotes.find({ ...toReference(two), seq: 99 })).toEqual({ author, text: null });
    const stranger = createIdentity().memberId;
    expect(await setup(1).quotes.find({ ...toReference(two), author: stranger })).toEqual({
      author: stranger,
      text: null,
    });
  });

  it('are of the words as they stand, in one line, cut between characters', async () => {
    const { quotes } = setup();
    const edit = { ...one, text: `a\n\n  b ${'🔥'.repeat(200)}` };
    quotes.remember({ ...one, edit });
    const { text } = await quotes.find(toReference(one));
    expect(text).toMatch(/^a b 🔥+…$/u);
    expect(text?.isWellFormed()).toBe(true);
    expect(text?.length).toBeLessThanOrEqual(161);
  });
});
