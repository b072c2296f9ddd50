import { execFileSync } from 'node:child_process';
import { onLeaving } from './leftovers';

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'pipe'] });

const tryIp = (...args: string[]) => {
  try {
    ip(...args);
  } catch {
    // It is not there.
  }
};

/** Why this machine cannot play several; null where it can. */
export function whyNoMachines(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  if (process.getuid?.() !== 0) return 'only root may make network namespaces';
  try {
    ip('-V');
    return null;
  } catch {
    return 'the program ip (Debian: iproute2) is missing';
  }
}

/** A machine of its own on the suite's network: a network namespace. */
export interface Machine {
  address: string;
  /** What to put in front of a command that runs there. */
  under: readonly string[];
  /** Pulls its cable, or puts it in again. Nobody is told but its own network card. */
  setPlugged(isPlugged: boolean): void;
}

/** Makes machines that see each other and nothing else; they go with the suite at the latest. */
export function makeMachines(count: number): { machines: Machine[]; remove: () => void } {
  const tag = `hf${process.pid % 100_000}`;
  const bridge = `${tag}b`;
  const names = Array.from({ length: count }, (_, index) => `${tag}n${index}`);
  const remove = onLeaving(() => {
    for (const name of names) tryIp('netns', 'del', name);
    tryIp('link', 'del', bridge);
  });
  ip('link', 'add', bridge, 'type', 'bridge');
  ip('link', 'set', bridge, 'up');
  const machines = names.map((name, index): Machine => {
    const cable = `${tag}c${index}`;
    const address = `10.78.0.${index + 1}`;
    ip('netns', 'add', name);
    ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    ip('link', 'set', cable, 'master', bridge, 'up');
    ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', 'eth0');
    ip('-n', name, 'link', 'set', 'eth0', 'up');
    ip('-n', name, 'link', 'set', 'lo', 'up');
    return {
      address,
      under: ['ip', 'netns', 'exec', name],
      setPlugged: (isPlugged) => void ip('link', 'set', cable, isPlugged ? 'up' : 'down'),
    };
  });
  return { machines, remove };
}
