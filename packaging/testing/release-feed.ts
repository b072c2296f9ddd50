import { createHash, X509Certificate } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServerKey } from '../../src/node/certificate';
import type { Hop } from '../../src/node/updates/fetch';
import { UpdateRefused } from '../../src/node/updates/refused';
import {
  listRelease,
  makeReleaseKey,
  MANIFEST,
  SIGNATURE,
  signManifest,
  toText,
} from '../../scripts/lib/release.mjs';
import { writeUpdateFeeds } from '../../scripts/lib/update-feeds.mjs';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** The releases of Hearth, as GitHub has them, on loopback and by HTTPS; made by the very scripts that make them. */
export interface ReleaseFeed {
  /** What a copy of the app would have as its `feed`. */
  url: string;
  /** The key that releases are signed with. */
  key: string;
  folder: string;
  /** What Chromium knows a certificate by: the checksum of its key. */
  keySum: string;
  /** Paths that were asked for. */
  asked: string[];
  /** Headers of the last request. */
  headers: IncomingMessage['headers'];
  /** What the app asks with. It trusts the certificate of this server, and no other. */
  hop: Hop;
  /** Publishes these files as that version, in place of what was there. */
  publish(version: string, files: Readonly<Record<string, string>>): Promise<void>;
  /** Changes files of what is published, and signs the list anew, with our key or another. */
  resign(change?: (text: string) => string, key?: string): Promise<void>;
  /** Answers for a file otherwise from now on. */
  answer(name: string, answer: Answer): void;
  close(): Promise<void>;
}

/** Serves releases. Nothing is published yet. */
export async function serveReleases(): Promise<ReleaseFeed> {
  const keys = makeReleaseKey();
  const folder = mkdtempSync(join(tmpdir(), 'hearth-feed-'));
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  let version = '';
  let headers: IncomingMessage['headers'] = {};

  const { privateKeyPem, certificatePem } = await createServerKey();
  const server = createServer({ key: privateKeyPem, cert: certificatePem }, (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    ({ headers } = request);
    const [, latest] = /^\/releases\/latest\/download\/([^/]+)$/.exec(path) ?? [];
    const [, of, exact] = /^\/releases\/download\/v([^/]+)\/([^/]+)$/.exec(path) ?? [];
    const [, stored = ''] = /^\/storage\/([^/?]+)\?/.exec(path) ?? [];
    if (latest !== undefined) redirect(response, `/releases/download/v${version}/${latest}`);
    else if (exact !== undefined && of === version) redirect(response, `/storage/${exact}?one=1`);
    else if (answers.has(stored)) answers.get(stored)?.(request, response);
    else if (stored !== '' && existsSync(join(folder, stored)))
      createReadStream(join(folder, stored)).pipe(response);
    else response.writeHead(404).end('Not Found');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  async function resign(
    change: (text: string) => string = (text) => text,
    key = keys.privateKey,
  ): Promise<void> {
    const text = change(toText(await listRelease(folder, version)));
    writeFileSync(join(folder, MANIFEST), text);
    writeFileSync(join(folder, SIGNATURE), `${signManifest(text, key)}\n`);
  }

  return {
    url: `https://127.0.0.1:${port}/releases`,
    key: keys.publicKey,
    folder,
    keySum: toKeySum(certificatePem),
    asked,
    get headers() {
      return headers;
    },
    hop: toHop(certificatePem),
    async publish(next, files) {
      version = next;
      for (const [name, content] of Object.entries(files))
        writeFileSync(join(folder, name), content);
      await writeUpdateFeeds(folder, version);
      await resign();
    },
    resign,
    answer: (name, answer) => void answers.set(name, answer),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function toKeySum(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

/** Asks by Node, as the app does by Chromium: one request, and nothing is followed. */
export function toHop(ca: string | undefined): Hop {
  return (url, signal) =>
    new Promise((resolve, reject) => {
      const options = { signal, agent: false, checkServerIdentity: () => undefined };
      const request = get(url, { ...options, ...(ca === undefined ? {} : { ca }) }, (response) => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, location: headers.location ?? null, body: response });
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        const isUntrusted = /CERT|SIGNED/.test(error.code ?? '');
        reject(isUntrusted ? new UpdateRefused('insecure', { cause: error }) : error);
      });
    });
}

export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
