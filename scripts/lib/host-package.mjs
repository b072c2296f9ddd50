// Packs the server for plain Node: one file that `npm install --global` takes without asking anybody.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listHostFiles, placeAll } from '../../packaging/app-files.mjs';
import { HOMEPAGE } from '../../packaging/names.mjs';
import { localCache, root } from './paths.mjs';
import { runNpm, Trouble } from './run.mjs';

const packaging = join(root, 'packaging');

/**
 * Writes `hearth-host-VERSION.tgz` into `output`; answers its path.
 * @param {string} output
 */
export async function packHost(output) {
  const folder = join(localCache, `host-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  try {
    placeAll(root, folder, listHostFiles(root));
    mkdirSync(join(folder, 'bin'));
    copyFileSync(join(packaging, 'host-bin.js'), join(folder, 'bin', 'hearth-host.js'));
    copyFileSync(join(packaging, 'host-healthy.js'), join(folder, 'bin', 'hearth-host-healthy.js'));
    copyFileSync(join(root, 'deploy', 'README.md'), join(folder, 'README.md'));
    copyFileSync(join(root, 'deploy', 'hearth-host.service'), join(folder, 'hearth-host.service'));
    const manifest = toManifest();
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    mkdirSync(output, { recursive: true });
    const { code, output: said } = await runNpm(
      ['pack', '--ignore-scripts', '--loglevel=error', `--pack-destination=${output}`],
      { cwd: folder, output: 'keep' },
    );
    if (code !== 0) throw new Trouble(`npm could not pack the server:\n${said.trim()}`);
    return join(output, `${manifest.name}-${manifest.version}.tgz`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function toManifest() {
  const { version, license, author, engines, dependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const sqlite = '@photostructure/sqlite';
  return {
    name: 'hearth-host',
    version,
    description: 'A Hearth server without a window: chat for the network you are already on.',
    license,
    author,
    homepage: HOMEPAGE,
    type: 'module',
    engines,
    bin: {
      'hearth-host': 'bin/hearth-host.js',
      'hearth-host-healthy': 'bin/hearth-host-healthy.js',
    },
    dependencies: { [sqlite]: dependencies[sqlite] },
    // It comes with the package, so that nothing has to be fetched where it is installed.
    bundleDependencies: [sqlite],
  };
}
