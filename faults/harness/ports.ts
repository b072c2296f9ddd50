import { createServer } from 'node:net';

// Below the range out of which systems take ports for outgoing connections: a host that is down must find its own free.
const LOWEST = 21_000;
const COUNT = 9_000;
const given = new Set<number>();

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '::' }, () => server.close(() => resolve(true)));
  });
}

/** A port that nobody uses, and that is given out once. */
export async function takePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}
