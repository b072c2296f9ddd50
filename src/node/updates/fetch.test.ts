import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../shared/model/limits';
import { fetchBytes, type Hop } from './fetch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });

describe('UP-3: whoever falls silent', () => {
  it.each<[string, Hop]>([
    ['before the answer', (_url, signal) => aborted(signal)],
    [
      'in the middle of it',
      async (_url, signal) => ({
        status: 200,
        location: null,
        body: (async function* body() {
          yield Buffer.from('a beginning');
          await aborted(signal);
        })(),
      }),
    ],
  ])('%s is not waited for', async (_when, hop) => {
    const { signal } = new AbortController();
    const fetched = fetchBytes('https://localhost/a', { hop, most: 100, signal });
    const refused = expect(fetched).rejects.toMatchObject({ reason: 'offline' });
    await vi.advanceTimersByTimeAsync(LIMITS.updateSilenceMs);
    await refused;
  });

  it('is waited for while anything comes', async () => {
    const pause = LIMITS.updateSilenceMs - 1;
    const hop: Hop = async () => ({
      status: 200,
      location: null,
      body: (async function* body() {
        for (const part of ['a', 'b', 'c']) {
          await new Promise((resolve) => {
            setTimeout(resolve, pause);
          });
          yield Buffer.from(part);
        }
      })(),
    });
    const { signal } = new AbortController();
    const fetched = fetchBytes('https://localhost/a', { hop, most: 3, signal });
    await vi.advanceTimersByTimeAsync(3 * pause);
    expect((await fetched).toString()).toBe('abc');
  });

  it('is let go of when nobody listens any more', async () => {
    let isEnded = false;
    const hop: Hop = async (_url, signal) => {
      signal.addEventListener('abort', () => {
        isEnded = true;
      });
      return {
        status: 200,
        location: null,
        body: (async function* body() {
          yield Buffer.from('more than may come');
        })(),
      };
    };
    const { signal } = new AbortController();
    await expect(fetchBytes('https://localhost/a', { hop, most: 3, signal })).rejects.toMatchObject(
      { reason: 'too-large' },
    );
    expect(isEnded).toBe(true);
  });
});
