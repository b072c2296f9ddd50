import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../shared/lib/log';
import { openJsonFile } from './json-file';
import { preferencesSchema } from './preferences';
import { suggestName } from './suggested-name';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'settings.json');
const open = () =>
  openJsonFile({ path: path(), schema: preferencesSchema, log: silentLog, now: () => 7 });

describe('the settings file', () => {
  it('starts with defaults and writes nothing by itself', () => {
    expect(open().current()).toMatchObject({
      displayName: null,
      settings: { theme: 'system', notify: 'mentions', resumeHosting: true },
      window: null,
      hosting: { wasRunning: false, name: null },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps changes, the last of several in one tick, and leaves no temporary file', async () => {
    const file = open();
    file.change((value) => ({ ...value, displayName: 'Rosa' }));
    file.change((value) => ({ ...value, displayName: 'Rosa Lindt' }));
    expect(file.current().displayName).toBe('Rosa Lindt');
    await file.flush();
    expect(open().current().displayName).toBe('Rosa Lindt');
    expect(readdirSync(folder)).toEqual(['settings.json']);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('sets a damaged file aside and goes on with defaults', () => {
    writeFileSync(path(), '{"displayName": "Ro');
    expect(open().current().displayName).toBeNull();
    expect(readdirSync(folder)).toEqual(['settings.json.damaged-7']);
    expect(readFileSync(`${path()}.damaged-7`, 'utf8')).toBe('{"displayName": "Ro');
  });

  it('sets a file of another shape aside too', () => {
    writeFileSync(path(), '[1, 2]');
    expect(open().current().settings.theme).toBe('system');
    expect(readdirSync(folder)).toEqual(['settings.json.damaged-7']);
  });

  it('lets one damaged field fall back alone', () => {
    writeFileSync(
      path(),
      JSON.stringify({
        displayName: 'Rosa',
        settings: { theme: 'purple', notify: 'all' },
        window: { x: 'left' },
        hosting: 'yes',
        lastShown: { serverId: 'nowhere' },
      }),
    );
    expect(open().current()).toMatchObject({
      displayName: 'Rosa',
      settings: { theme: 'system', notify: 'all' },
      window: null,
      hosting: { wasRunning: false },
      lastShown: null,
    });
  });

  it('lives on in memory when the disk refuses', async () => {
    const file = openJsonFile({
      path: join(folder, 'missing', 'settings.json'),
      schema: preferencesSchema,
      log: silentLog,
      now: () => 7,
    });
    file.change((value) => ({ ...value, displayName: 'Rosa' }));
    await file.flush();
    expect(file.current().displayName).toBe('Rosa');
  });
});

describe('the suggested name', () => {
  const passwd =
    'root:x:0:0:root:/root:/bin/sh\nrosa:x:1000:1000:Rosa Lindt,,,:/home/rosa:/bin/sh\n';
  it.each([
    ['rosa', passwd, 'pc', 'Rosa Lindt'],
    ['rosa', '', 'pc', 'Rosa'],
    ['jonas', passwd, 'pc', 'Jonas'],
    ['root', passwd, 'workshop.local', 'Workshop'],
    ['Administrator', '', 'DESK-7', 'DESK-7'],
    ['root', passwd, 'localhost', 'Guest'],
    ['root', passwd, '3f9a1c2b4d5e', 'Guest'],
    ['', '', '', 'Guest'],
  ])('of %j with %j on %j is %j', (account, text, hostName, name) => {
    expect(suggestName({ account, passwd: text, hostName })).toBe(name);
  });
});
