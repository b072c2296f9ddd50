import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';

/** A notification as the system received it. */
export interface ReceivedNotification {
  id: number;
  title: string;
  body: string;
}

type DaemonLine =
  | { type: 'ready' }
  | ({ type: 'notify' } & ReceivedNotification)
  | { type: 'close'; id: number };

/** The session bus's notification server, as far as a test needs it. */
export interface NotificationDaemon {
  received(): readonly ReceivedNotification[];
  /** Those that the app took away again. */
  closed(): readonly number[];
  /** The first one that fits, whether it came before or comes later. */
  waitFor(
    fits: (notification: ReceivedNotification) => boolean,
    what: string,
  ): Promise<ReceivedNotification>;
  click(notification: ReceivedNotification): void;
  close: () => Promise<void>;
}

const WAIT_MS = 15_000;

/** Takes the place of the desktop's notification server on the session bus. */
export async function startNotificationDaemon(): Promise<NotificationDaemon> {
  const script = path.join(import.meta.dirname, 'notification-daemon.py');
  // Debian's own Python has the D-Bus modules; another one first on the PATH may not.
  const child = spawn('/usr/bin/python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const received: ReceivedNotification[] = [];
  const closed: number[] = [];
  const heard = new Set<() => void>();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));

  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`the notification server ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as DaemonLine;
      if (line.type === 'ready') resolve();
      if (line.type === 'notify') received.push(line);
      if (line.type === 'close') closed.push(line.id);
      for (const listener of heard) listener();
    });
  });

  return {
    received: () => received,
    closed: () => closed,
    waitFor: (fits, what) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = received.find(fits);
          if (found === undefined) return;
          heard.delete(look);
          clearTimeout(deadline);
          resolve(found);
        };
        const deadline = setTimeout(() => {
          heard.delete(look);
          reject(
            new Error(`no notification ${what}; the system received ${JSON.stringify(received)}`),
          );
        }, WAIT_MS);
        heard.add(look);
        look();
      }),
    click: ({ id }) => void child.stdin.write(`${JSON.stringify({ click: id })}\n`),
    async close() {
      child.stdin.end();
      child.kill();
      await ended;
    },
  };
}
