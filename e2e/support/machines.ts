import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { drivenArguments, electronPath } from './app';

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'pipe'] });

/** For tidying up: what was never made cannot be removed, and need not be. */
const tryIp = (...args: string[]) => {
  try {
    ip(...args);
  } catch {
    // Not there.
  }
};

/** Apps outlive a driver that was ended; nothing may live on in a machine that goes. */
const endAllIn = (namespace: string) => {
  try {
    for (const pid of ip('netns', 'pids', namespace).toString().split('\n').filter(Boolean)) {
      process.kill(Number(pid), 'SIGKILL');
    }
  } catch {
    // No such machine, or its last process ended by itself.
  }
};

/** Whether this user may make network namespaces: root on Linux. */
export const canMakeMachines = process.platform === 'linux' && process.getuid?.() === 0;

/** Two or more 'machines' on one bridge: network namespaces with an address each. */
export interface Network {
  addresses: readonly string[];
  namespaces: readonly string[];
  /** Gives one machine another address, as a router does that forgets; the old one is gone. */
  move: (index: number, address: string) => void;
  /** The switch between them passes no multicast any more, as some access points do. */
  blockMulticast: () => void;
  remove: () => void;
}

/** Makes `count` namespaces `10.77.<group>.1…` that see each other and nothing else. */
export function makeNetwork(count: number, group: number): Network {
  const tag = `h${process.pid % 10_000}${group}`;
  const bridge = `${tag}br`;
  const namespaces = Array.from({ length: count }, (_, index) => `${tag}n${index + 1}`);
  const addresses = namespaces.map((_, index) => `10.77.${group}.${index + 1}`);
  const remove = () => {
    for (const namespace of namespaces) {
      endAllIn(namespace);
      tryIp('netns', 'del', namespace);
    }
    tryIp('link', 'del', bridge);
  };
  try {
    ip('link', 'add', bridge, 'type', 'bridge');
    ip('link', 'set', bridge, 'up');
    for (const [index, namespace] of namespaces.entries()) {
      const cable = `${tag}v${index}`;
      ip('netns', 'add', namespace);
      ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
      ip('link', 'set', cable, 'master', bridge, 'up');
      ip('-n', namespace, 'addr', 'add', `${addresses[index]}/24`, 'dev', 'eth0');
      ip('-n', namespace, 'link', 'set', 'eth0', 'up');
      ip('-n', namespace, 'link', 'set', 'lo', 'up');
      ip('-n', namespace, 'route', 'add', '224.0.0.0/4', 'dev', 'eth0');
    }
  } catch (error) {
    remove();
    throw error;
  }
  const move = (index: number, address: string) => {
    const namespace = namespaces[index] ?? '';
    ip('-n', namespace, 'addr', 'flush', 'dev', 'eth0');
    ip('-n', namespace, 'addr', 'add', `${address}/24`, 'dev', 'eth0');
    ip('-n', namespace, 'route', 'replace', '224.0.0.0/4', 'dev', 'eth0');
    // Whoever takes an address tells its neighbours, so that nobody goes on asking whoever had it before.
    for (const one of namespaces) ip('-n', one, 'neigh', 'flush', 'dev', 'eth0');
  };
  const blockMulticast = () => {
    for (const index of namespaces.keys()) {
      ip('link', 'set', 'dev', `${tag}v${index}`, 'type', 'bridge_slave', 'mcast_flood', 'off');
    }
  };
  return { addresses, namespaces, move, blockMulticast, remove };
}

/** Another program on a port of a 'machine', which answers whoever calls with something that is no Hearth; how to end it. */
export async function occupyPort(namespace: string, port: number): Promise<() => void> {
  const program = `require('net').createServer((s) => { s.on('error', () => {}); s.end('220 mail\\r\\n'); })
    .listen(${port}, () => console.log('ready'))`;
  const command = ['netns', 'exec', namespace, process.execPath, '-e', program];
  const child = spawn('ip', command, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return () => void child.kill('SIGKILL');
}

interface Where {
  role?: 'button' | 'textbox' | 'log' | 'navigation' | 'list' | 'dialog';
  name?: string;
  exact?: boolean;
  text?: string;
  /** Which of those that fit, from 0; the first without it. */
  nth?: number;
}

/** An app on a 'machine', driven from outside. Every method fails with what was not found. */
export interface Machine {
  click(where: Where): Promise<void>;
  write(where: Where, value: string): Promise<void>;
  press(where: Where, key: string): Promise<void>;
  see(where: Where): Promise<void>;
  /** Whether it is there right now, or comes within two seconds. */
  has(where: Where): Promise<boolean>;
  /** What the elements of a role are called whose names fit, once so many are there. */
  names(role: Where['role'], pattern: string, count: number): Promise<string[]>;
  clipboard(): Promise<string>;
  /** What axe finds on the screen, light and dark. */
  findings(): Promise<string[]>;
  /** When something on this machine began to listen on the port, on the clock of `performance.now()`. */
  listening(port: number): Promise<number>;
  blur(): Promise<void>;
  quit(): Promise<void>;
  /** The app goes as with the power of its machine. */
  lose(): Promise<void>;
  kill(): void;
}

const LOOK_EVERY_MS = 10;
const LISTENS_WITHIN_MS = 30_000;
const LISTEN_STATE = '0A';

/** Whether something listens on the port of the machine on which the process lives, as its kernel has it. */
async function isListening(pid: number, port: number): Promise<boolean> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = ['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8'));
  return (await Promise.all(tables)).some((table) =>
    table.split('\n').some((line) => {
      const [, local, , state] = line.trim().split(/\s+/);
      return local?.endsWith(wanted) === true && state === LISTEN_STATE;
    }),
  );
}

async function* lines(source: Interface): AsyncGenerator<string> {
  for await (const line of source) yield line;
}

/** Starts an app inside the namespace, on the profile in `dataDir`. */
export async function startMachine(namespace: string, dataDir: string): Promise<Machine> {
  const driver = path.join(import.meta.dirname, 'machine-driver.mjs');
  const command = [process.execPath, driver, electronPath(), ...drivenArguments(dataDir)];
  const child: ChildProcess = spawn('ip', ['netns', 'exec', namespace, ...command], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.stdin === null || child.stdout === null) throw new Error('the driver has no pipes');
  const { stdin } = child;
  const answers = lines(createInterface({ input: child.stdout }));
  await answers.next();

  const ask = async (action: string, facts: object = {}): Promise<unknown> => {
    stdin.write(`${JSON.stringify({ action, ...facts })}\n`);
    const line = await answers.next();
    if (line.done === true) throw new Error(`the app ended before it could ${action}`);
    const answer = JSON.parse(line.value) as { ok: boolean; value?: unknown; message?: string };
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  };

  return {
    click: async (where) => void (await ask('click', where)),
    write: async (where, value) => void (await ask('fill', { ...where, value })),
    press: async (where, key) => void (await ask('press', { ...where, key })),
    see: async (where) => void (await ask('see', where)),
    has: async (where) => Boolean(await ask('has', where)),
    names: async (role, pattern, count) =>
      (await ask('names', { role, pattern, count })) as string[],
    async listening(port) {
      const until = performance.now() + LISTENS_WITHIN_MS;
      while (!(await isListening(child.pid ?? 0, port))) {
        if (performance.now() > until) throw new Error(`nothing listens on port ${port}`);
        await wait(LOOK_EVERY_MS);
      }
      return performance.now();
    },
    clipboard: async () => String(await ask('clipboard')),
    findings: async () => (await ask('findings')) as string[],
    blur: async () => void (await ask('blur')),
    quit: async () => void (await ask('quit')),
    lose: async () => void (await ask('lose')),
    kill: () => void child.kill('SIGKILL'),
  };
}
