import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setupGraphics } from './graphics';

const DAY_MS = 24 * 60 * 60 * 1_000;
const AT = 1_800_000_000_000;
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-graphics-'));
  path = join(folder, 'graphics.json');
});
afterEach(() => rm(folder, { recursive: true }));

/** One start of the app, and whether it looked for a card. */
async function start(status: string, { version = '33.2.1', at = AT } = {}) {
  let isLookedFor = true;
  const remember = setupGraphics(
    path,
    version,
    {
      disableHardwareAcceleration: () => void (isLookedFor = false),
      getGPUFeatureStatus: () => ({ gpu_compositing: isLookedFor ? status : 'disabled_off' }),
    },
    () => at,
  );
  await remember();
  return isLookedFor;
}

describe('a machine without a graphics card', () => {
  it('is looked at once, and the next starts draw without one', async () => {
    expect(await start('disabled_software')).toBe(true);
    expect(await start('disabled_software')).toBe(false);
    expect(await start('disabled_software', { at: AT + DAY_MS - 1 })).toBe(false);
  });

  it('is looked at again after a day, and where the clock went back', async () => {
    await start('disabled_software');
    expect(await start('disabled_software', { at: AT + DAY_MS })).toBe(true);
    expect(await start('disabled_software', { at: AT + DAY_MS + 1 })).toBe(false);
    expect(await start('disabled_software', { at: AT - 1 })).toBe(true);
  });

  it('is looked at again by another Electron', async () => {
    await start('disabled_software');
    expect(await start('disabled_software', { version: '40.0.0' })).toBe(true);
  });

  it('that has a card now goes on with it', async () => {
    await start('disabled_software');
    expect(await start('enabled', { at: AT + DAY_MS })).toBe(true);
    expect(existsSync(path)).toBe(false);
    expect(await start('enabled', { at: AT + DAY_MS + 1 })).toBe(true);
  });
});

it('writes nothing where there is a card', async () => {
  expect(await start('enabled')).toBe(true);
  expect(existsSync(path)).toBe(false);
});

it.each(['', '{', 'null', '[]', '"33.2.1"', '{"version":"33.2.1"}', '{"version":33,"at":"x"}'])(
  'looks for a card where the file says %j, and mends it',
  async (content) => {
    writeFileSync(path, content);
    expect(await start('disabled_software')).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ version: '33.2.1', at: AT });
  },
);
