import { describe, expect, it } from 'vitest';
import { silentLog } from '../../shared/lib/log';
import { runQuitSteps } from './quit-steps';

describe('quitting', () => {
  it('closes one thing after the other', async () => {
    const done: string[] = [];
    const step = (name: string) => ({
      name,
      async run() {
        await Promise.resolve();
        done.push(name);
      },
    });
    await runQuitSteps([step('window'), step('sessions')], silentLog, () => () => undefined);
    expect(done).toEqual(['window', 'sessions']);
  });

  it('goes on past a step that fails and one that hangs', async () => {
    const done: string[] = [];
    const errors: string[] = [];
    const log = { ...silentLog, error: (event: string) => void errors.push(event) };
    const deadlines: (() => void)[] = [];
    await runQuitSteps(
      [
        { name: 'fails', run: () => Promise.reject(new Error('no')) },
        {
          name: 'hangs',
          run() {
            queueMicrotask(() => deadlines.at(-1)?.());
            return new Promise(() => undefined);
          },
        },
        {
          name: 'last',
          async run() {
            done.push('last');
          },
        },
      ],
      log,
      (_delayMs, run) => {
        deadlines.push(run);
        return () => undefined;
      },
    );
    expect(done).toEqual(['last']);
    expect(errors).toEqual(['closing failed', 'closing takes too long']);
  });
});
