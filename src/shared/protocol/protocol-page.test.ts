import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureSchema } from '../model/errors';
import { aPicture } from '../model/testing/pictures';
import { healthSchema, helloSchema } from './hello';
import { authSchema, downEvents, refusalSchema, upEvents } from './payloads';

const page = readFileSync(new URL('../../../docs/PROTOCOL.md', import.meta.url), 'utf8');

const PLACEHOLDERS: Record<string, string> = {
  SERVER: 'S'.repeat(43),
  MEMBER: 'm'.repeat(26),
  OTHER: 'o'.repeat(26),
  KEY: 'K'.repeat(43),
  SIGNATURE: 'G'.repeat(86),
  ROOM: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4b',
  DIRECT: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4c',
  HASH: 'h'.repeat(43),
  PICTURE: aPicture(1),
  CLIENT: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4d',
};

/** The examples of the page, in order, with ids in place of the words that stand for them. */
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map((match): unknown =>
  JSON.parse(match[1] ?? '', (_, value: unknown) =>
    typeof value === 'string' ? (PLACEHOLDERS[value] ?? value) : value,
  ),
);
const isEvent = (example: unknown): example is [string, unknown] => Array.isArray(example);
const events = examples.filter(isEvent);
const others = examples.filter((example) => !isEvent(example));

const up = Object.entries(upEvents);
const down = Object.entries(downEvents);

/** The answer that stands right under an event, where one is shown. */
function answerTo(name: string): unknown {
  const next = examples[examples.findIndex((one) => isEvent(one) && one[0] === name) + 1];
  return isEvent(next) ? undefined : next;
}

describe('docs/PROTOCOL.md', () => {
  it('shows every event once, and none that does not exist', () => {
    const shown = events.map(([name]) => name).toSorted();
    expect(shown).toEqual([...up, ...down].map(([name]) => name).toSorted());
  });

  it.each(up)(
    'GU-2: the example of %s fits its schema, and so does the answer under it',
    (name) => {
      const { payload, value } = upEvents[name as keyof typeof upEvents];
      const example = events.find(([shown]) => shown === name);
      expect(example).toHaveLength(2);
      expect(payload.parse(example?.[1])).toEqual(example?.[1]);
      const answer = answerTo(name);
      if (answer === undefined) return;
      expect(answer).toMatchObject({ ok: true });
      const shown = (answer as { value: unknown }).value;
      expect(value.parse(shown)).toEqual(shown);
    },
  );

  it.each(down)('GU-2: the example of %s fits its schema', (name, schema) => {
    const example = events.find(([shown]) => shown === name);
    expect(example).toHaveLength(2);
    expect(schema.parse(example?.[1])).toEqual(example?.[1]);
  });

  it('HS-3, HS-5, HS-10, HS-19: what is said around the events fits too', () => {
    const [hello, health, auth, refusal, knock, failure] = others;
    for (const [example, schema] of [
      [hello, helloSchema],
      [health, healthSchema],
      [auth, authSchema],
      [refusal, refusalSchema],
      [knock, refusalSchema],
      [failure, failureSchema],
    ] as const) {
      expect(schema.parse(example)).toEqual(example);
    }
  });

  it('names files that exist', () => {
    const names = [...page.matchAll(/`((?:server|client|domain|examples)\/[a-z/-]+\.m?[jt]s)`/g)];
    const paths = new Set(names.map(([, name = '']) => name.replace(/^domain/, 'server/domain')));
    expect(paths.size).toBeGreaterThan(10);
    for (const path of paths) {
      const folder = path.startsWith('examples/') ? '../../../' : '../../';
      expect(existsSync(new URL(folder + path, import.meta.url)), path).toBe(true);
    }
  });
});
