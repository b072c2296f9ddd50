import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alone } from './alone.mjs';
import { localCache } from './paths.mjs';

const claimOf = (name: string) => join(localCache, `${name}.claim`);

describe('work that goes alone', () => {
  it('waits for the one who came first', async () => {
    const name = `test-order-${process.pid}`;
    const steps: string[] = [];
    let finishFirst = (): void => undefined;
    const first = alone(name, async () => {
      steps.push('first begins');
      await new Promise<void>((resolve) => {
        finishFirst = resolve;
      });
      steps.push('first ends');
    });
    const second = alone(name, async () => {
      steps.push('second begins');
    });
    finishFirst();
    await Promise.all([first, second]);
    expect(steps).toEqual(['first begins', 'first ends', 'second begins']);
    expect(existsSync(claimOf(name))).toBe(false);
  });

  it('gives its claim back when it fails', async () => {
    const name = `test-failure-${process.pid}`;
    const failing = alone(name, () => Promise.reject(new Error('no luck')));
    await expect(failing).rejects.toThrow('no luck');
    expect(existsSync(claimOf(name))).toBe(false);
  });

  it('takes over the claim of a process that is gone', async () => {
    const name = `test-gone-${process.pid}`;
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(claimOf(name), String(pid));
    await expect(alone(name, () => Promise.resolve('done'))).resolves.toBe('done');
  });
});
