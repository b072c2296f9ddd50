import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const ROOT = path.join(import.meta.dirname, '..', '..');
/** Holds the app's window back until the driver has attached. */
const WHEN_DRIVEN = ['-r', path.join(ROOT, 'scripts', 'lib', 'when-driven.cjs')];

/** One running Hearth with its own data folder, whoever drives it. */
export interface DrivenApp {
  app: Pick<ElectronApplication, 'evaluate'>;
  page: Page;
  dataDir: string;
  /** What it wrote to its standard error so far. */
  log(): string;
  hasEnded: () => boolean;
  /** Ends it without a chance to tidy up. */
  kill: () => Promise<void>;
  /** Quits as a person would, and waits for the end. */
  quit(): Promise<void>;
}

/** One that Playwright started. */
export interface RunningApp extends DrivenApp {
  app: ElectronApplication;
}

let cachedPath: string | undefined;

/** The Electron that set-up provided. */
export function electronPath(): string {
  cachedPath ??=
    process.env['ELECTRON_EXEC_PATH'] ??
    execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'electron-path.mjs')], {
      encoding: 'utf8',
    }).trim();
  return cachedPath;
}

/** Arguments that start the built app; as root Chromium wants to be told so. */
export function appArguments(dataDir: string, more: readonly string[] = []): string[] {
  return [...packagedArguments(dataDir), ROOT, ...more];
}

/** {@link appArguments} of an app that waits for its driver. */
export const drivenArguments = (dataDir: string, more: readonly string[] = []): string[] => [
  ...WHEN_DRIVEN,
  ...appArguments(dataDir, more),
];

/** Arguments of a packaged app, which brings its own code with it. */
export function packagedArguments(dataDir: string): string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...asRoot, `--user-data-dir=${dataDir}`];
}

export interface StartOptions {
  args?: readonly string[];
  env?: Record<string, string>;
}

/** Starts the real app on `dataDir` and waits for its window. */
export async function startApp(dataDir: string, options: StartOptions = {}): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: drivenArguments(dataDir, options.args),
    env: { ...process.env, HEARTH_LOG: 'debug', ...options.env },
  });
  const child = app.process();
  const lines: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    app,
    page,
    dataDir,
    log: () => lines.join(''),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
    async quit() {
      await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined);
      await ended;
    },
  };
}
