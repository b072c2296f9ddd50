import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { setFuses, toFuseFile, type FuseName } from '../../scripts/lib/fuses.mjs';
import { packagedArguments } from './app';

/** An installed app. */
export interface Installed {
  /** Where it was installed to. */
  prefix: string;
  /** The folder with everything that Electron brings; on macOS the `.app`. */
  folder: string;
  /** What a person starts. */
  program: string;
  /** The file with the fuses. */
  fuseFile: string;
  /** The folder that holds the archive of the app. */
  resources: string;
}

/** Installs the package that the script made into `folder`, as a person would. */
export function install(folder: string): Installed {
  const made = process.env['HEARTH_PACKAGE'];
  if (made === undefined) throw new Error('Start this with `npm run test:package`.');
  mkdirSync(folder, { recursive: true });
  if (process.platform === 'linux') return installFromArchive(made, folder);
  // A disk image and an installer need hands; what they carry is the same folder.
  const app = path.join(folder, path.basename(made));
  cpSync(made, app, { recursive: true, verbatimSymlinks: true });
  return process.platform === 'darwin'
    ? {
        prefix: folder,
        folder: app,
        program: path.join(app, 'Contents', 'MacOS', 'Hearth'),
        fuseFile: toFuseFile(app),
        resources: path.join(app, 'Contents', 'Resources'),
      }
    : {
        prefix: folder,
        folder: app,
        program: path.join(app, 'Hearth.exe'),
        fuseFile: path.join(app, 'Hearth.exe'),
        resources: path.join(app, 'resources'),
      };
}

function installFromArchive(archive: string, folder: string): Installed {
  const unpacked = path.join(folder, 'unpacked');
  mkdirSync(unpacked);
  execFileSync('tar', ['-xzf', archive, '-C', unpacked]);
  const [name] = readdirSync(unpacked);
  const prefix = path.join(folder, 'home', '.local');
  execFileSync(path.join(unpacked, name ?? '', 'install.sh'), {
    env: { ...process.env, HOME: path.join(folder, 'home') },
    stdio: 'ignore',
  });
  const app = path.join(prefix, 'lib', 'hearth');
  return {
    prefix,
    folder: app,
    program: path.join(prefix, 'bin', 'hearth'),
    fuseFile: path.join(app, 'hearth'),
    resources: path.join(app, 'resources'),
  };
}

/** The same app in `folder`, but with these fuses set otherwise: what cannot be tried with them as they ship. */
export async function copyWithFuses(
  installed: Installed,
  folder: string,
  fuses: Partial<Record<FuseName, boolean>>,
): Promise<Installed> {
  const app = path.join(folder, path.basename(installed.folder));
  linkTree(installed.folder, app, installed.fuseFile);
  const move = (file: string): string => path.join(app, path.relative(installed.folder, file));
  await setFuses(move(installed.fuseFile), fuses);
  // macOS starts nothing whose seal is broken.
  if (process.platform === 'darwin')
    execFileSync('codesign', ['--force', '--deep', '--sign', '-', app]);
  return {
    prefix: folder,
    folder: app,
    program: process.platform === 'linux' ? move(installed.fuseFile) : move(installed.program),
    fuseFile: move(installed.fuseFile),
    resources: move(installed.resources),
  };
}

/** Copies a folder by links, but for one file that is to be changed. */
function linkTree(from: string, to: string, copied: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target, copied);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (source === copied) copyFileSync(source, target);
    else linkSync(source, target);
  }
}

/** A file in the archive of the app; `isBeside` where it lies beside it, because the system loads it itself. */
export interface Packed {
  path: string;
  size: number;
  isBeside: boolean;
}

interface Entry {
  files?: Record<string, Entry>;
  size?: number;
  unpacked?: boolean;
}

/** Lists the archive of an app, from its own table. */
export function listArchive(file: string): Packed[] {
  const handle = openSync(file, 'r');
  const head = Buffer.alloc(16);
  readSync(handle, head, 0, 16, 0);
  const table = Buffer.alloc(head.readUInt32LE(12));
  readSync(handle, table, 0, table.length, 16);
  closeSync(handle);
  const found: Packed[] = [];
  const walk = (entry: Entry, at: string): void => {
    for (const [name, child] of Object.entries(entry.files ?? {})) {
      const inside = at === '' ? name : `${at}/${name}`;
      if (child.files !== undefined) walk(child, inside);
      else found.push({ path: inside, size: child.size ?? 0, isBeside: child.unpacked === true });
    }
  };
  walk(JSON.parse(table.toString('utf8')) as Entry, '');
  return found;
}

interface Undriven {
  args?: readonly string[];
  env?: Record<string, string>;
  /** Done once the window is there, before the end. */
  meanwhile?: () => Promise<void>;
  /** A file that shows it is there, where no window will. */
  until?: string | undefined;
}

/** How often a file is looked for. */
const LOOK_MS = 50;

/** Starts an installed app without any driver and ends it once its window is there; answers all that it wrote. */
export async function startUndriven(
  program: string,
  dataDir: string,
  { args = [], env = {}, meanwhile, until }: Undriven,
): Promise<string> {
  const child = spawn(program, [...packagedArguments(dataDir), ...args], {
    env: { ...process.env, HEARTH_LOG: 'debug', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const settled = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('window: window opened')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    if (until === undefined) return;
    timer = setInterval(() => {
      if (existsSync(until)) resolve();
    }, LOOK_MS);
  });
  await Promise.race([settled, ended]);
  clearInterval(timer);
  await meanwhile?.();
  child.kill('SIGKILL');
  await ended;
  return output;
}
