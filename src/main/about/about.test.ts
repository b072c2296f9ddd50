import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/bridge/settings';
import type { AppView } from '../../shared/bridge/views';
import { readLicences } from './calls';
import { toReport } from './report';

const facts = {
  app: '0.1.0',
  electron: '45',
  chromium: '140',
  node: '24',
  protocol: 1,
  system: 'linux 6 x64',
  locale: 'en-GB',
  path: '/home/rosa/.config/Hearth',
  database: 1,
  cachedEntries: 2,
  server: 3,
  backups: 4,
  rest: 5,
};

describe('the report for whoever looks for a fault', () => {
  it('says how things stand, without words, names, keys, addresses or paths', () => {
    const view = {
      profile: { name: 'Rosa', suggestedName: 'Rosa', selfId: 'KEY-OF-ROSA', isKeyProtected: true },
      settings: { ...DEFAULT_SETTINGS, theme: 'dark', keywords: ['birthday'] },
      hosting: { state: 'stopped', problem: null },
      serverOrder: ['KEY-OF-SERVER'],
      servers: {
        'KEY-OF-SERVER': {
          name: 'Workshop',
          address: '192.168.1.20:7788',
          connection: { state: 'reconnecting', reason: 'unreachable', retryAt: 0 },
          rooms: { r: { name: 'plans', failedCount: 2 } },
          members: { m: { name: 'Jonas' } },
        },
      },
      drafts: { 'KEY-OF-SERVER': { r: 'a secret draft' } },
    } as unknown as AppView;
    const report = toReport(view, facts);
    expect(report).toContain('1: reconnecting (unreachable), 1 rooms, 1 members, 2 failed');
    expect(report).toContain('theme: "dark"');
    expect(report).toContain('keywords: 1 entries');
    expect(report).toContain('Chromium 140');
    expect(report).not.toMatch(/rosa|jonas|workshop|plans|secret|birthday|192\.168|KEY-OF|home/i);
  });
});

describe('the licences', () => {
  it('are one list of those of all bundles', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-about-'));
    const one = { name: 'one', version: '1', licence: 'MIT', text: 'words' };
    const two = { name: 'two', version: '1', licence: 'ISC', text: null };
    const paths = [join(folder, 'a.json'), join(folder, 'b.json')] as const;
    writeFileSync(paths[0], JSON.stringify([two, one]));
    writeFileSync(paths[1], JSON.stringify([one]));
    expect(await readLicences(paths)).toEqual([one, two]);
    rmSync(folder, { recursive: true });
  });
});
