import { relative } from 'node:path';
import { build, type UserConfig } from 'vite';
import { beforeAll, expect, it, vi } from 'vitest';
import config from '../electron.vite.config';
import { root } from './lib/paths.mjs';

/** What the page reads before it draws for the first time, minified, in bytes: the size of today and a little room. */
const MOST_BYTES = 1_080_000;
/** What the first picture does not need. A static import somewhere is enough to bring it in: then load it later. */
const LATER = [
  /node_modules\/(?:highlight\.js|lowlight|htmlparser2|uqr)\//,
  /texts\/(?:de|fr|zh|ar)\//,
  /emoji\/(?:data|emoji-picker)/,
  /features\/(?:settings|export|doctor|order|profile|saved|search|switcher|notifying|shortcuts)\/index/,
  /src\/(?:main|server|client|node)\//,
];

interface Chunk {
  fileName: string;
  isEntry: boolean;
  imports: string[];
  moduleIds: string[];
  code: string;
}
let start: Chunk[] = [];

beforeAll(async () => {
  // As it ships: with another word here React would come with its warnings.
  vi.stubEnv('NODE_ENV', 'production');
  const { renderer } = config as { renderer: UserConfig };
  const built = await build({
    ...renderer,
    configFile: false,
    root: `${root}/src/renderer`,
    logLevel: 'error',
    build: { ...renderer.build, write: false },
  });
  vi.unstubAllEnvs();
  if (!('output' in built)) throw new Error('no bundle came of it');
  const chunks = new Map<string, Chunk>();
  for (const part of built.output) if (part.type === 'chunk') chunks.set(part.fileName, part);
  const names = new Set<string>();
  const follow = (name: string) => {
    const chunk = chunks.get(name);
    if (chunk === undefined || names.has(name)) return;
    names.add(name);
    chunk.imports.forEach(follow);
  };
  for (const { isEntry, fileName } of chunks.values()) if (isEntry) follow(fileName);
  start = [...names].flatMap((name) => chunks.get(name) ?? []);
});

it('what the page reads before its first picture stays small', () => {
  const bytes = start.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
  expect(bytes).toBeGreaterThan(MOST_BYTES / 2);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

it('nothing that comes later is among it', () => {
  const modules = start.flatMap(({ moduleIds }) => moduleIds.map((id) => relative(root, id)));
  expect(modules).toContain('src/renderer/src/app/shell.tsx');
  expect(modules.filter((id) => LATER.some((pattern) => pattern.test(id)))).toEqual([]);
});
