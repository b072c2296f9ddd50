import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { config } from './config.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where a line of code stands, and whether lint must refuse it there. */
type Case = [file: string, code: string, verdict: 'refused' | 'allowed'];

const cases: Case[] = [
  // shared
  ['src/shared/model/a.ts', `import { z } from 'zod'`, 'allowed'],
  ['src/shared/model/a.ts', `import { z } from '../lib/result'`, 'allowed'],
  ['src/shared/model/a.ts', `import { z } from 'node:fs'`, 'refused'],
  ['src/shared/model/a.ts', `import { z } from 'socket.io-client'`, 'refused'],
  ['src/shared/model/a.ts', `import type { Z } from '../../server/domain/z'`, 'refused'],
  ['src/shared/model/a.ts', `import { z } from '../../node/z'`, 'refused'],
  ['src/shared/model/a.ts', `import { z } from 'i18next'`, 'refused'],
  ['src/shared/texts/a.ts', `import { z } from 'i18next'`, 'allowed'],
  ['src/shared/texts/a.ts', `import { z } from 'react'`, 'refused'],
  // node
  ['src/node/a.ts', `import { z } from 'node:tls'`, 'allowed'],
  ['src/node/a.ts', `import { z } from 'node:fs/promises'`, 'allowed'],
  ['src/node/a.ts', `import { z } from '@peculiar/x509'`, 'allowed'],
  ['src/node/a.ts', `import { z } from 'electron/main'`, 'refused'],
  ['src/node/a.ts', `import { z } from '../server/index'`, 'refused'],
  // server
  ['src/server/index.ts', `import { z } from 'socket.io'`, 'allowed'],
  ['src/server/index.ts', `import { z } from 'electron/main'`, 'refused'],
  ['src/server/index.ts', `import { z } from '../client/session'`, 'refused'],
  ['src/server/store/sqlite/a.ts', `import { z } from '@photostructure/sqlite'`, 'allowed'],
  ['src/server/store/sqlite/a.ts', `import { z } from 'socket.io'`, 'refused'],
  ['src/server/store/sqlite/a.ts', `import { z } from '../../domain/rooms'`, 'refused'],
  ['src/server/store/a.ts', `import { z } from '../transport/handshake'`, 'refused'],
  ['src/server/domain/a.ts', `import { z } from '../store/store'`, 'allowed'],
  ['src/server/domain/a.ts', `import { z } from '../store/sqlite/store'`, 'refused'],
  ['src/server/domain/a.ts', `import { z } from '../store/memory'`, 'refused'],
  ['src/server/domain/a.ts', `import { z } from 'socket.io'`, 'refused'],
  ['src/server/domain/a.ts', `import { z } from '@photostructure/sqlite'`, 'refused'],
  ['src/server/domain/a.ts', `import { z } from 'node:http'`, 'refused'],
  ['src/server/domain/a.ts', `import { z } from 'node:crypto'`, 'allowed'],
  ['src/server/domain/a.ts', `import { z } from '../transport/handlers/z'`, 'refused'],
  ['src/server/transport/handlers/a.ts', `import { z } from '../../domain/rooms'`, 'allowed'],
  ['src/server/transport/handlers/a.ts', `import { z } from 'socket.io'`, 'allowed'],
  ['src/server/transport/handlers/a.ts', `import { z } from '../../store/sqlite/z'`, 'refused'],
  ['src/server/discovery/a.ts', `import { z } from 'node:dgram'`, 'allowed'],
  ['src/server/discovery/a.ts', `import { z } from '../store/store'`, 'refused'],
  // client
  ['src/client/a.ts', `import { z } from 'socket.io-client'`, 'allowed'],
  ['src/client/a.ts', `import { z } from '../shared/lib/z'`, 'allowed'],
  ['src/client/a.ts', `import { z } from 'node:crypto'`, 'refused'],
  ['src/client/a.ts', `import { z } from 'electron/main'`, 'refused'],
  ['src/client/a.ts', `import { z } from '../server/index'`, 'refused'],
  ['src/client/a.ts', `import { z } from '../node/keys'`, 'refused'],
  ['src/client/a.test.ts', `import { z } from '../server/testing/start'`, 'allowed'],
  ['src/client/a.test.ts', `import { z } from '../server/domain/rooms'`, 'refused'],
  // main
  ['src/main/desktop/a.ts', `import { app } from 'electron/main'`, 'allowed'],
  ['src/main/desktop/a.ts', `import { app } from 'electron'`, 'refused'],
  ['src/main/desktop/a.ts', `import { ipcMain } from 'electron/main'`, 'refused'],
  ['src/main/bridge/a.ts', `import { ipcMain } from 'electron/main'`, 'allowed'],
  ['src/main/sessions/a.ts', `import { z } from '../../client/session'`, 'allowed'],
  ['src/main/sessions/a.ts', `import { z } from '../../server/index'`, 'refused'],
  ['src/main/sessions/a.ts', `import { z } from '../../renderer/src/z'`, 'refused'],
  ['src/main/hosting/a.ts', `import { z } from '../../shared/hosting/messages'`, 'allowed'],
  ['src/main/hosting/a.ts', `import { z } from '../../server/process'`, 'refused'],
  ['src/main/hosting/a.ts', `import { z } from '../../client/session'`, 'refused'],
  ['src/main/hosting/a.ts', `import { ipcMain } from 'electron/main'`, 'refused'],
  // preload
  ['src/preload/a.ts', `import { z } from 'electron/renderer'`, 'allowed'],
  ['src/preload/a.ts', `import { z } from '../shared/bridge/api'`, 'allowed'],
  ['src/preload/a.ts', `import { z } from '../shared/protocol/events'`, 'refused'],
  ['src/preload/a.ts', `import { z } from 'node:fs'`, 'refused'],
  // renderer
  ['src/renderer/src/app/a.ts', `import { z } from '@mui/material/Button'`, 'allowed'],
  ['src/renderer/src/app/a.ts', `import { z } from '@mui/material/styles'`, 'allowed'],
  ['src/renderer/src/app/a.ts', `import { styled } from '@mui/material/styles'`, 'refused'],
  ['src/renderer/src/features/rooms/a.ts', `import styled from '@emotion/styled'`, 'refused'],
  ['src/renderer/src/app/a.ts', `import { z } from 'react-dom/client'`, 'allowed'],
  ['src/renderer/src/app/a.ts', `import { z } from '../features/rooms/list'`, 'allowed'],
  ['src/renderer/src/app/a.ts', `import { z } from '../../../shared/model/ids'`, 'allowed'],
  ['src/renderer/src/app/a.ts', `import { z } from '../../../shared/protocol/events'`, 'refused'],
  ['src/renderer/src/app/a.ts', `import { z } from '../../../main/bridge/z'`, 'refused'],
  ['src/renderer/src/app/a.ts', `import { z } from '../../../client/session'`, 'refused'],
  ['src/renderer/src/app/a.ts', `import { z } from 'socket.io-client'`, 'refused'],
  ['src/renderer/src/app/a.ts', `import { z } from 'electron/renderer'`, 'refused'],
  ['src/renderer/src/app/a.ts', `import { z } from 'node:path'`, 'refused'],
  ['src/renderer/src/components/a.ts', `import { z } from '../theme/z'`, 'allowed'],
  ['src/renderer/src/components/a.ts', `import { z } from '../features/rooms/z'`, 'refused'],
  ['src/renderer/src/features/rooms/a.ts', `import { z } from '../../components/z'`, 'allowed'],
  ['src/renderer/src/features/rooms/a.ts', `import { z } from './parts/z'`, 'allowed'],
  ['src/renderer/src/features/rooms/a.ts', `import { z } from '../members/z'`, 'refused'],
  ['src/renderer/src/features/rooms/a.ts', `import { z } from '../../../../main/z'`, 'refused'],
  ['src/renderer/src/features/rooms/parts/a.ts', `import { z } from '../z'`, 'allowed'],
  ['src/renderer/src/features/rooms/parts/a.ts', `import { z } from '../../members/z'`, 'refused'],
  [
    'src/renderer/src/features/rooms/a.ts',
    `import { z } from '../../features/members/z'`,
    'refused',
  ],
  // outside
  ['e2e/a.ts', `import { z } from '../src/shared/model/ids'`, 'allowed'],
  ['e2e/a.ts', `import { z } from '../src/main/index'`, 'refused'],
  ['bench/a.ts', `import { z } from '../src/server/index'`, 'allowed'],
  ['bench/a.ts', `import { z } from '../src/server/store/sqlite/z'`, 'refused'],
  // faults
  ['faults/runs/a.ts', `import { z } from '../../src/server/testing/z'`, 'allowed'],
  ['faults/runs/a.ts', `import { z } from '../../src/server/domain/z'`, 'refused'],
  ['faults/participant/a.ts', `import { z } from '../../src/client/session'`, 'allowed'],
  ['faults/participant/a.ts', `import { z } from '../../src/main/sessions/platform'`, 'allowed'],
  ['faults/participant/a.ts', `import { z } from '../../src/main/sessions/calls'`, 'refused'],
  ['faults/runs/a.ts', `import { z } from '../../src/renderer/src/z'`, 'refused'],
  ['faults/checker/a.ts', `import { z } from 'node:fs'`, 'allowed'],
  ['faults/checker/a.ts', `import { z } from './evidence'`, 'allowed'],
  ['faults/checker/a.ts', `import { z } from '../../src/shared/lib/result'`, 'refused'],
  ['faults/checker/a.ts', `import { z } from '../harness/random'`, 'refused'],
  ['examples/a.mjs', `import { z } from 'socket.io-client'`, 'allowed'],
  ['examples/a.mjs', `import { z } from '../src/shared/model/ids'`, 'refused'],
];

interface Finding {
  code: string;
  filename: string;
  message: string;
  help?: string;
}

describe('the import table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-lint-'));
  const findings = new Map<string, Finding[]>();

  beforeAll(async () => {
    // The imports are judged by their words alone: no types, no installed packages.
    const wordsOnly = { ...config, options: {} };
    writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(wordsOnly));
    cases.forEach(([file, code], index) => {
      const path = join(folder, toCaseFile(file, index));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${code};\n`);
    });
    for (const finding of await lint(folder)) {
      if (!finding.code.includes('no-restricted-imports')) continue;
      const file = finding.filename.replaceAll('\\', '/');
      findings.set(file, [...(findings.get(file) ?? []), finding]);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(cases.map((one, index) => [...one, index] as const))(
    'in %s: %s is %s',
    (file, _code, verdict, index) => {
      const found = findings.get(toCaseFile(file, index)) ?? [];
      expect(found.length > 0 ? 'refused' : 'allowed').toBe(verdict);
      // Every refusal says in a sentence what to do instead.
      for (const { help } of found) expect(help).toMatch(/\w+ \w+.*\.$/);
    },
  );
});

describe('the lint configuration', () => {
  it('is the one that scripts/lint/config.mjs describes (node scripts/lint/write.mjs)', () => {
    const written: unknown = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(config)));
  });
});

/** Each case has a file of its own, in the same folder. */
function toCaseFile(file: string, index: number): string {
  return file
    .replace(/(^|\/)a\.(?=[^/]*$)/, `$1case-${index}.`)
    .replace(/(index|session)\.ts$/, `$1-${index}.ts`);
}

/** Runs the linter on a folder; the exit code tells of findings, which is no failure here. */
function lint(folder: string): Promise<Finding[]> {
  const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, '--format=json'],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => {
        try {
          resolve((JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics);
        } catch (cause) {
          reject(new Error(`oxlint said: ${stdout}${stderr}`, { cause }));
        }
      },
    );
  });
}
