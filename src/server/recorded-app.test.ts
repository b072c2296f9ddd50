import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CAPABILITIES } from '../shared/model/capability';
import { RECORDING, replayApp, type Replayed } from './testing/recorded-app';
import { startTestServer, type TestServerOptions } from './testing/test-server';

// The recording may not change, so neither may this.
const FROZEN = '7b24e2a86dbe340e15873c361fceb90f12e349f11c4b16eef0937c058725aae7';

vi.setConfig({ testTimeout: 60_000 });

/** Times, and what others' apps did meanwhile. */
const isOfThatDay = (key: string, value: unknown) =>
  key === 'markers' || (typeof value === 'number' && value > 1e12);

/** Where `now` does not say all that `then` said; what is said beside does not matter. */
function findMissing(then: unknown, now: unknown, path: string): string[] {
  if (typeof then !== 'object' || then === null) return then === now ? [] : [path];
  if (typeof now !== 'object' || now === null) return [path];
  if (Array.isArray(then) && (!Array.isArray(now) || now.length !== then.length)) return [path];
  return Object.entries(then).flatMap(([key, value]) => {
    const one = (now as Record<string, unknown>)[key];
    const at = `${path}.${key}`;
    if (isOfThatDay(key, value)) return typeof one === typeof value ? [] : [at];
    return findMissing(value, one, at);
  });
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function replay(options: TestServerOptions = {}) {
  const server = await startTestServer({ name: 'Workshop', store: 'sqlite', ...options });
  open.push(server);
  return replayApp(server);
}

const toMissing = (answers: readonly Replayed[]) =>
  answers.flatMap(({ question, before, now }) => findMissing(before, now, question));

describe('the app as it was on 29 November 2026', () => {
  it('is what it was', () => {
    const recording = readFileSync(RECORDING);
    expect(createHash('sha256').update(recording).digest('hex')).toBe(FROZEN);
  });

  it('HS-8, CA-4: gets from the server of today every answer that it got, and hears everything that it heard', async () => {
    const { answers, events } = await replay();
    expect(answers.map(({ question }) => question)).toEqual(
      expect.arrayContaining([
        'entry:append',
        'timeline:page',
        'pin:list',
        'edit:list',
        'room:create',
      ]),
    );
    expect(answers.length).toBeGreaterThan(15);
    expect(toMissing(answers)).toEqual([]);
    expect(events).toEqual(
      expect.arrayContaining([
        'session:welcomed',
        'entry:appended',
        'marker:changed',
        'room:removed',
      ]),
    );
  });

  it('CA-2: is answered by a server that offers more than it knows', async () => {
    const offers = [...CAPABILITIES, 'polls'] as unknown as TestServerOptions['offers'] & object;
    const { answers } = await replay({ offers });
    expect(toMissing(answers)).toEqual([]);
  });

  it('notices an answer that lost something', async () => {
    const { answers } = await replay();
    const [page] = answers.filter(({ question }) => question === 'timeline:page');
    const then = [{ ok: true, value: { more: 1 } }];
    expect(findMissing(then, page?.now, 'page')).toEqual(['page.0.value.more']);
  });
});
