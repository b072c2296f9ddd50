import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from './fixtures';
import { composer, join } from './support/steps';

const ROOT = path.join(import.meta.dirname, '..');
const WEIGHT_BYTES = 16 * 1024 * 1024;
/** What systemd calls the exposure of a service, from 0 to 10; below 2 it is content. */
const MOST_EXPOSED = '20';

const made = process.env['HEARTH_HOST_PACKAGE'] ?? '';
const isWindows = process.platform === 'win32';

/** Installs the server from its package alone: no registry is asked, and nothing of it runs. */
function installHost(folder: string): string {
  const npm = isWindows ? 'npm.cmd' : 'npm';
  const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync(npm, ['install', '--global', `--prefix=${folder}`, ...options, made], {
    stdio: 'ignore',
    shell: isWindows,
  });
  return isWindows ? folder : path.join(folder, 'bin');
}

test('a server from its package lets people in, tells that it is well, and stops when asked', async ({
  folder,
  open,
}) => {
  expect(statSync(made).size).toBeLessThan(WEIGHT_BYTES);
  const bin = installHost(path.join(folder, 'node'));
  const program = path.join(bin, 'hearth-host');
  const server = spawn(
    program,
    ['--name', 'Workshop', '--port', '0', '--data', path.join(folder, 'data')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: isWindows,
    },
  );
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  const invite = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const found = /hearth:\/\/join\/\S+/.exec(line);
      if (found !== null) resolve(found[0]);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const addresses = new URLSearchParams(invite.split('?')[1]).get('h') ?? '';
  const port = /:(\d+)(,|$)/.exec(addresses)?.[1] ?? '';
  const healthy = (): number | null =>
    spawnSync(path.join(bin, 'hearth-host-healthy'), [port], { shell: isWindows }).status;
  expect(healthy()).toBe(0);

  const rosa = await open('rosa');
  await join(rosa, 'Rosa', invite);
  await expect(composer(rosa.page)).toBeVisible();
  await rosa.quit();

  server.kill('SIGTERM');
  expect(await ended).toBe(isWindows ? null : 0);
  expect(healthy()).toBe(1);
});

test('its package holds the server, what it loads, and every system’s SQLite', async ({
  folder,
}) => {
  const bin = installHost(path.join(folder, 'node'));
  const modules = isWindows ? ['node_modules'] : ['..', 'lib', 'node_modules'];
  const home = path.join(bin, ...modules, 'hearth-host');
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(home, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    );
  const expected = [
    /^(LICENSE|README\.md|package\.json|hearth-host\.service)$/,
    /^bin\/hearth-host(-healthy)?\.js$/,
    /^out\/main\/(server-cli\.js|licences\.json|chunks\/[\w-]+\.js)$/,
    /^node_modules\/(@photostructure\/sqlite|node-gyp-build)\/(LICENSE|package\.json|dist\/index\.[cm]js|[\w-]+\.js)$/,
    /^node_modules\/@photostructure\/sqlite\/prebuilds\/(darwin|linux|win32)-(arm64|x64)\/@photostructure\+sqlite\.(glibc|musl)\.node$/,
  ];
  // npm keeps a list of its own there.
  const own = files.filter((name) => name !== 'node_modules/.package-lock.json');
  expect(own.filter((name) => !expected.some((pattern) => pattern.test(name)))).toEqual([]);
  expect(files.filter((name) => name.endsWith('.node'))).toHaveLength(8);
});

test('the unit of systemd starts it as nobody, in one folder, and is what systemd understands', async ({
  folder,
}) => {
  const unit = readFileSync(path.join(ROOT, 'deploy', 'hearth-host.service'), 'utf8');
  for (const line of [
    'DynamicUser=yes',
    'StateDirectory=hearth-host',
    'ProtectSystem=strict',
    'CapabilityBoundingSet=',
    'NoNewPrivileges=yes',
    'Restart=on-failure',
  ]) {
    expect(unit.split('\n')).toContain(line);
  }
  expect(unit).toContain('\nExecStart=/usr/local/bin/hearth-host --data ${STATE_DIRECTORY} ');
  if (!existsSync('/usr/bin/systemd-analyze')) return;
  const bin = installHost(path.join(folder, 'node'));
  const copy = path.join(folder, 'hearth-host.service');
  writeFileSync(copy, unit.replace('/usr/local/bin', bin));
  const verified = spawnSync('systemd-analyze', ['verify', copy], { encoding: 'utf8' });
  expect([verified.status, verified.stdout, verified.stderr]).toEqual([0, '', '']);
  execFileSync(
    'systemd-analyze',
    ['security', '--offline=true', `--threshold=${MOST_EXPOSED}`, copy],
    {
      stdio: 'ignore',
    },
  );
});

test('the container runs it as no one of importance, and asks how it is', () => {
  const lines = readFileSync(path.join(ROOT, 'deploy', 'Containerfile'), 'utf8').split('\n');
  const at = (start: string): number => lines.findIndex((line) => line.startsWith(start));
  expect(lines[at('FROM')]).toMatch(/^FROM docker\.io\/library\/node:20-/);
  expect(lines[at('USER')]).toBe('USER node');
  expect(at('USER')).toBeLessThan(at('ENTRYPOINT'));
  expect(at('RUN')).toBeLessThan(at('USER'));
  expect(lines[at('HEALTHCHECK')]).toContain('CMD ["hearth-host-healthy", "7788"]');
  expect(lines[at('ENTRYPOINT')]).toContain('["hearth-host", "--data", "/data", "--port", "7788"]');
});
