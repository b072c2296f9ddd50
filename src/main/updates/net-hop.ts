import type { Readable } from 'node:stream';
import { net, session } from 'electron/main';
import type { Hop } from '../../node/updates/fetch';
import { UpdateRefused } from '../../node/updates/refused';

/** Of its own, in memory alone: nothing of the page goes along, and nothing stays. */
const PARTITION = 'updates';
const INSECURE = /net::ERR_(?:CERT|SSL|BAD_SSL)/;

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** One request by Chromium, which knows the system’s proxies and whom it trusts. */
export const netHop: Hop = (url, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new Error('called off'));
      return;
    }
    const request = net.request({
      url,
      session: session.fromPartition(PARTITION, { cache: false }),
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
    });
    // Neither version nor system: who asks is nobody’s business.
    request.setHeader('User-Agent', 'Hearth');
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.on('redirect', (status, _method, location) => {
      request.abort();
      resolve({ status, location, body: nothing() });
    });
    request.on('response', (response) => {
      // Its type leaves out that it is a stream of Node.
      const body = response as unknown as Readable;
      resolve({ status: response.statusCode, location: null, body });
    });
    request.on('abort', () => reject(new Error('called off')));
    request.on('error', (error) => {
      reject(
        INSECURE.test(error.message) ? new UpdateRefused('insecure', { cause: error }) : error,
      );
    });
    request.end();
  });
