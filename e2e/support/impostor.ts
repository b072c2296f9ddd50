import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createServerKey } from '../../src/node/certificate';
import { printAnnouncement } from '../../src/node/discovery/service-records';
import type { ServerId } from '../../src/shared/model/ids';

const PROGRAM = path.join(import.meta.dirname, 'counting-impostor.mjs');

/** Something in the place of a known server, with another key. */
export interface Impostor {
  /** How many have come, and what they said: bytes inside TLS, of whatever kind. */
  heard(): { visits: number; bytes: number };
  kill(): void;
}

/** Starts one in the namespace, at an address that `known` had, and lets it announce the key of `known`; resolves when it listens. */
export async function startImpostor(given: {
  namespace: string;
  folder: string;
  address: string;
  port: number;
  known: ServerId;
  name: string;
}): Promise<Impostor> {
  const { namespace, folder, address, port, known, name } = given;
  const { privateKeyPem, certificatePem } = await createServerKey();
  const [key, certificate] = [
    path.join(folder, 'other-key'),
    path.join(folder, 'other-certificate'),
  ];
  await writeFile(key, privateKeyPem, { mode: 0o600 });
  await writeFile(certificate, certificatePem);
  const announced = { serverId: known, name, hostName: name, port };
  const announcement = printAnnouncement(announced, [address]).toString('hex');
  const child = spawn(
    'ip',
    [
      'netns',
      'exec',
      namespace,
      process.execPath,
      PROGRAM,
      String(port),
      key,
      certificate,
      announcement,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let heard = { visits: 0, bytes: 0 };
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      heard = JSON.parse(line) as typeof heard;
      resolve();
    });
    child.once('exit', (code) => reject(new Error(`the impostor ended with ${code}`)));
  });
  return { heard: () => heard, kill: () => void child.kill('SIGKILL') };
}
