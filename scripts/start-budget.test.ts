import { relative } from 'node:path';
import { build, type InlineConfig, type UserConfig } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import config from '../electron.vite.config';
import { root } from './lib/paths.mjs';

interface Chunk {
  fileName: string;
  imports: string[];
  moduleIds: string[];
  code: string;
}

interface Bundle {
  chunks: Map<string, Chunk>;
  /** The page, where there is one. */
  html: string;
}

async function bundle(options: InlineConfig): Promise<Bundle> {
  // As it ships: with another word here React would come with its warnings.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({ ...options, configFile: false, logLevel: 'error' });
  vi.unstubAllEnvs();
  if (!('output' in built)) throw new Error('no bundle came of it');
  const chunks = new Map<string, Chunk>();
  let html = '';
  for (const part of built.output) {
    if (part.type === 'chunk') chunks.set(part.fileName, part);
    else if (part.fileName === 'index.html') html = String(part.source);
  }
  return { chunks, html };
}

/** What is read with these files, at once. */
function toStart(chunks: Map<string, Chunk>, files: readonly string[]): Chunk[] {
  const names = new Set<string>();
  const follow = (name: string) => {
    const chunk = chunks.get(name);
    if (chunk === undefined || names.has(name)) return;
    names.add(name);
    chunk.imports.forEach(follow);
  };
  files.forEach(follow);
  return [...names].flatMap((name) => chunks.get(name) ?? []);
}

const toBytes = (chunks: readonly Chunk[]) =>
  chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
const toModules = (chunks: readonly Chunk[]) =>
  chunks.flatMap(({ moduleIds }) => moduleIds.map((id) => relative(root, id)));
const { main, renderer } = config as { main: UserConfig; renderer: UserConfig };

describe('the page', () => {
  /** What it reads before it draws for the first time, minified, in bytes: the size of today and a little room. */
  const MOST_BYTES = 820_000;
  /** What the first picture does not need. A static import somewhere is enough to bring it in: then load it later. */
  const LATER = [
    /node_modules\/(?:highlight\.js|lowlight|htmlparser2|uqr)\//,
    // Nothing is validated before the first picture.
    /node_modules\/zod\//,
    /texts\/(?:de|fr|zh|ar)\//,
    /emoji\/(?:data|emoji-picker)/,
    /features\/(?:settings|export|doctor|order|profile|saved|search|switcher|notifying|shortcuts|onboarding)\/index/,
    /features\/conversation\/late-parts|features\/members\/member-card|components\/app-dialog/,
    // Their components: names of their classes are in the theme.
    /@mui\/material\/(TextField|Select|NativeSelect|FilledInput|Input|InputBase|OutlinedInput|FormControl)\/\1\./,
    /@mui\/material\/(Dialog|Modal|Menu|MenuItem|MenuList|Popover|Divider|Tooltip|Popper)\/\1\./,
    /node_modules\/@popperjs\//,
    /src\/(?:main|server|client|node)\//,
  ];
  let start: Chunk[] = [];

  beforeAll(async () => {
    const { chunks, html } = await bundle({
      ...renderer,
      root: `${root}/src/renderer`,
      build: { ...renderer.build, write: false },
    });
    start = toStart(
      chunks,
      [...chunks.keys()].filter((name) => html.includes(name)),
    );
  });

  it('reads little before its first picture', () => {
    const bytes = toBytes(start);
    expect(bytes).toBeGreaterThan(MOST_BYTES / 2);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it('reads it in one file, but for the few lines of the bundler', () => {
    expect(start.filter(({ code }) => code.length > 2_000)).toHaveLength(1);
    expect(start.length).toBeLessThan(3);
  });

  it('reads nothing then that comes later', () => {
    const modules = toModules(start);
    expect(modules).toContain('src/renderer/src/app/shell.tsx');
    expect(modules.filter((id) => LATER.some((pattern) => pattern.test(id)))).toEqual([]);
  });
});

describe('main', () => {
  /** What is evaluated before a window opens, and with that what answers the page first. */
  const MOST_BYTES = { window: 24_000, opening: 400_000 };
  /** What neither the window nor the first picture needs. */
  const LATER = [
    /node_modules\/(?:i18next|dns-packet|electron-updater)\//,
    // What reaches servers, which nobody does before the view is answered.
    /node_modules\/(?:socket\.io|engine\.io|ws|debug)[^/]*\//,
    /src\/(?:client\/wire-socket|node\/(?:dialler|connect-pinned))/,
    /shared\/texts\/(?!languages)/,
    /src\/(?:server|node\/doctor|node\/export|node\/updates)\//,
    /src\/main\/(?:about|data|diagnostics|discovery|export|hosting\/(?!resumed)|updates)\//,
    /src\/main\/desktop\/(?:tray|menu|notifications|quiet|setup-desktop)/,
  ];
  let window: Chunk[] = [];
  let opening: Chunk[] = [];

  beforeAll(async () => {
    const { chunks } = await bundle({
      root,
      ssr: { noExternal: true },
      build: {
        ...main.build,
        ssr: true,
        write: false,
        minify: false,
        sourcemap: false,
        rollupOptions: {
          ...main.build?.rollupOptions,
          input: { index: `${root}/src/main/index.ts` },
        },
      },
    });
    window = toStart(chunks, ['index.js']);
    const next = [...chunks.values()].filter(({ moduleIds }) =>
      moduleIds.some((id) => id.endsWith('/src/main/opening.ts')),
    );
    opening = toStart(
      chunks,
      next.map(({ fileName }) => fileName),
    ).filter((chunk) => !window.includes(chunk));
  });

  it('opens a window with its own few modules alone', () => {
    const modules = toModules(window);
    expect(modules).toContain('src/main/desktop/window.ts');
    expect(modules.filter((id) => id.includes('node_modules/'))).toEqual([]);
    expect(modules.filter((id) => LATER.some((pattern) => pattern.test(id)))).toEqual([]);
    expect(toBytes(window)).toBeLessThan(MOST_BYTES.window);
  });

  it('answers the first picture without all that comes after it', () => {
    const modules = toModules(opening);
    expect(modules).toContain('src/main/sessions/index.ts');
    expect(modules.filter((id) => LATER.some((pattern) => pattern.test(id)))).toEqual([]);
    expect(toBytes(opening)).toBeLessThan(MOST_BYTES.opening);
  });
});
