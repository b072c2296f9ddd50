import { request } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { helloSchema, HTTP_PATHS, type Hello } from '../shared/protocol/hello';
import { LIMITS } from '../shared/model/limits';

/** What came of asking: the answer, something that is no Hearth, or nothing. */
export type HelloOutcome = Hello | 'not_hearth' | 'lost';

function readHello(text: string): HelloOutcome {
  try {
    const parsed = helloSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'not_hearth';
  } catch {
    return 'not_hearth';
  }
}

/** Asks `GET /v1/hello` over a socket that is open, and closes it. Reads at most `LIMITS.httpBodyBytes`. */
export function askHello(
  socket: TLSSocket,
  options: {
    host: string;
    timeoutMs: number;
    /** Hears what the other side's clock says, in milliseconds since 1970. */
    onDate?: (date: number) => void;
  },
): Promise<HelloOutcome> {
  return new Promise((resolve) => {
    const settle = (outcome: HelloOutcome) => {
      clearTimeout(timer);
      asked.on('error', () => {});
      socket.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => settle('lost'), options.timeoutMs);
    const asked = request({
      createConnection: () => socket,
      path: HTTP_PATHS.hello,
      headers: { host: options.host, accept: 'application/json', connection: 'close' },
    });
    asked.once('error', (error: NodeJS.ErrnoException) =>
      settle(error.code?.startsWith('HPE_') === true ? 'not_hearth' : 'lost'),
    );
    asked.once('response', (response) => {
      if (response.statusCode !== 200) return settle('not_hearth');
      const date = Date.parse(response.headers.date ?? '');
      if (!Number.isNaN(date)) options.onDate?.(date);
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > LIMITS.httpBodyBytes) settle('not_hearth');
      });
      response.once('end', () => settle(readHello(Buffer.concat(chunks).toString('utf8'))));
      response.once('error', () => settle('lost'));
      return undefined;
    });
    asked.end();
  });
}
