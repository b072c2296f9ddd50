import { LIMITS } from '../../shared/model/limits';
import { UpdateRefused } from './refused';

/** What came of one request. */
export interface HopAnswer {
  status: number;
  /** Where it leads instead, as the answer says; null where it leads nowhere. */
  location: string | null;
  body: AsyncIterable<Uint8Array>;
}

/**
 * One request by HTTPS, which follows nothing. Rejects with an {@link UpdateRefused} where the certificate does not hold
 * (`insecure`), and with anything where nobody answers. `signal` ends it, also while the body is read.
 */
export type Hop = (url: string, signal: AbortSignal) => Promise<HopAnswer>;

const OK = 200;
const NOT_FOUND = 404;
const isRedirect = (status: number) => status >= 300 && status < 400;

export interface FetchOptions {
  hop: Hop;
  /** What may come, in bytes. */
  most: number;
  signal: AbortSignal;
}

/**
 * Asks for a file and hands out what comes: by HTTPS alone wherever it leads, no more than `most` bytes, and not waiting
 * for somebody who has fallen silent (UP-3). Throws {@link UpdateRefused}.
 */
export async function* fetchParts(
  url: string,
  { hop, most, signal }: FetchOptions,
): AsyncGenerator<Uint8Array> {
  const silence = createSilence(signal);
  try {
    const body = await follow(url, hop, silence);
    let received = 0;
    for await (const part of body) {
      silence.heard();
      received += part.byteLength;
      if (received > most) throw new UpdateRefused('too-large');
      yield part;
    }
  } catch (error) {
    if (error instanceof UpdateRefused) throw error;
    throw new UpdateRefused('offline', { cause: error });
  } finally {
    // Whoever stops listening, for whatever reason, ends the connection too.
    silence.end();
  }
}

/** A small file as a whole. */
export async function fetchBytes(url: string, options: FetchOptions): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of fetchParts(url, options)) parts.push(part);
  return Buffer.concat(parts);
}

async function follow(url: string, hop: Hop, silence: Silence): Promise<AsyncIterable<Uint8Array>> {
  let at = url;
  for (let redirects = 0; ; redirects += 1) {
    if (redirects > LIMITS.updateRedirects) throw new UpdateRefused('malformed');
    if (!URL.canParse(at) || new URL(at).protocol !== 'https:') throw new UpdateRefused('insecure');
    const { status, location, body } = await hop(at, silence.signal);
    silence.heard();
    if (status === OK) return body;
    if (status === NOT_FOUND) throw new UpdateRefused('nothing-published');
    if (!isRedirect(status) || location === null) throw new UpdateRefused('offline');
    if (!URL.canParse(location, at)) throw new UpdateRefused('malformed');
    at = new URL(location, at).href;
  }
}

interface Silence {
  signal: AbortSignal;
  heard(): void;
  end(): void;
}

/** A signal that also comes when nothing was heard for too long. */
function createSilence(outer: AbortSignal): Silence {
  const controller = new AbortController();
  const end = () => controller.abort();
  let timer = setTimeout(end, LIMITS.updateSilenceMs);
  outer.addEventListener('abort', end, { once: true });
  if (outer.aborted) end();
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(end, LIMITS.updateSilenceMs);
    },
    end() {
      clearTimeout(timer);
      outer.removeEventListener('abort', end);
      end();
    },
  };
}
