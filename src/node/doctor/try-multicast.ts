import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import type { NearInterface } from '../addresses';
import { GROUP, PORT } from '../discovery/multicast';
import { printQuestion, readPacket } from '../discovery/service-records';
import type { Facts, HeardServer, MulticastFact } from './facts';

/** How long the doctor listens, and what it listens for. */
export interface ListenOptions {
  limitMs: number;
  /** Whether no more is to be heard than this. */
  isEnough(heard: readonly HeardServer[]): boolean;
}

const AGAIN_MS = 500;
const IFF_MULTICAST = 0x1000;
const MOST_HEARD = 100;

/** Linux says by a flag whether an interface does multicast; the others do not say. */
async function isSupported(name: string): Promise<boolean> {
  try {
    const flags = await readFile(`/sys/class/net/${name.replaceAll('/', '')}/flags`, 'utf8');
    return (Number(flags) & IFF_MULTICAST) !== 0;
  } catch {
    return true;
  }
}

/** Asks every interface which servers are there, and looks whether the question itself comes back. */
export async function tryMulticast(
  near: readonly NearInterface[],
  { limitMs, isEnough }: ListenOptions,
): Promise<Facts['multicast']> {
  const heard = new Map<string, HeardServer>();
  const trials = await Promise.all(
    near.map(async ({ name, addresses }) => ({
      interfaceName: name,
      address: addresses[0] ?? '',
      isSupported: await isSupported(name),
      error: null as string | null,
      hasEcho: false,
    })),
  );
  const isDone = ({ error, hasEcho }: MulticastFact) => error !== null || hasEcho;
  await new Promise<void>((resolve) => {
    const tidying: (() => void)[] = [];
    const end = () => {
      for (const tidy of tidying.splice(0)) tidy();
      resolve();
    };
    const look = () => {
      const isOver = trials.every(({ error }) => error !== null);
      if (isOver || (trials.every(isDone) && isEnough([...heard.values()]))) end();
    };
    const timer = setTimeout(end, limitMs);
    tidying.push(() => clearTimeout(timer));
    for (const trial of trials) {
      tidying.push(
        tryOne(trial, look, (server) => {
          const key = `${server.serverId} ${server.address.host} ${server.address.port}`;
          if (heard.size < MOST_HEARD) heard.set(key, server);
        }),
      );
    }
    look();
  });
  return { interfaces: trials, heard: [...heard.values()] };
}

/** Tries one interface; writes into `trial` what came of it. Returns how to end. */
function tryOne(
  trial: MulticastFact,
  changed: () => void,
  onHeard: (server: HeardServer) => void,
): () => void {
  const { address } = trial;
  const question = printQuestion();
  // Others on this machine ask the same: the number tells ours from theirs, and answers do not look at it.
  question.writeUInt16BE(randomInt(1, 0x1_00_00), 0);
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  const timers: NodeJS.Timeout[] = [];
  const fail = (error: unknown) => {
    trial.error ??= (error as NodeJS.ErrnoException).code ?? 'error';
    changed();
  };
  const send = () =>
    socket.send(question, PORT, GROUP, (error) => {
      if (error !== null && error !== undefined) fail(error);
    });
  socket.on('error', fail);
  socket.on('message', (bytes, { address: from }) => {
    if (from === address && bytes.equals(question)) trial.hasEcho = true;
    const packet = readPacket(bytes);
    if (packet.type === 'announcements') {
      for (const { serverId, port, isOver } of packet.announcements) {
        if (!isOver) onHeard({ serverId, address: { host: from, port } });
      }
    }
    changed();
  });
  socket.bind(PORT, () => {
    try {
      socket.addMembership(GROUP, address);
      socket.setMulticastInterface(address);
      socket.setMulticastTTL(255);
      socket.setMulticastLoopback(true);
      send();
      timers.push(setTimeout(send, AGAIN_MS));
    } catch (error) {
      fail(error);
    }
  });
  return () => {
    timers.forEach(clearTimeout);
    socket.removeAllListeners('message');
    // What is still on its way out may complain; nobody is left to hear it.
    socket.on('error', () => {});
    socket.close();
  };
}
