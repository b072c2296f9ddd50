import type { ChildProcess, StdioOptions } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type {
  FromParticipant,
  MemberStatus,
  ToParticipant,
  Trap,
  WireFaults,
} from '../participant/messages';
import { ended, start, toCommand } from './children';
import { RunFailure } from './wait';

/** How a participant's process is started. */
export interface ParticipantSetup {
  program: string;
  /** The persons in it, and where each finds the server. */
  members: readonly { name: string; address: { host: string; port: number } }[];
  /** Each person has a folder in here. */
  folder: string;
  serverId: string;
  faults?: WireFaults | undefined;
  /** A command in front of it, such as one that puts it on another machine. */
  under?: readonly string[];
  signal: AbortSignal;
}

/** A process with one person or more in it, killed and started again on the same folders. */
export interface Participant {
  readonly members: readonly { name: string; folder: string }[];
  begin(trap?: Trap): void;
  tell(command: Exclude<ToParticipant, { do: 'begin' | 'end' }>): void;
  /** Of all its persons; empty until it has begun. */
  status(): readonly MemberStatus[];
  /** Of its one person. */
  one(): MemberStatus;
  /** Also while it has not heard all it was told. */
  isSending(): boolean;
  heldUpMs(): number;
  isRunning(): boolean;
  /** Resolves when the process is gone. */
  gone(): Promise<void>;
  kill(): Promise<void>;
  /** Lets it say goodbye. */
  end(): Promise<void>;
}

const NOTHING: FromParticipant = { members: [], heard: 0, isSending: false, heldUpMs: 0 };
const NOT_YET: MemberStatus = {
  attempted: 0,
  acknowledged: 0,
  notKept: 0,
  waiting: 0,
  failed: 0,
  link: 'starting',
  shown: {},
  stored: {},
  refillMs: 0,
  swallowed: 0,
};

/** Prepares a participant; nothing runs before `begin`. */
export function createParticipant(setup: ParticipantSetup): Participant {
  const { program, serverId, under = [], faults = null, signal } = setup;
  const members = setup.members.map(({ name, address }) => ({
    name,
    address,
    folder: join(setup.folder, name),
  }));
  const logPath = join(setup.folder, `${members[0]?.name ?? 'nobody'}.log`);
  let child: ChildProcess | null = null;
  let told = NOTHING;
  let life = 0;
  let said = 0;

  const need = (): ChildProcess => {
    if (child === null) throw new Error('The participant does not run.');
    return child;
  };
  /** A kill is no surprise; an exit by itself is a bug. */
  const checkAlive = () => {
    const code = child?.exitCode ?? 0;
    if (code !== 0) throw new RunFailure(`${members[0]?.name} ended with ${code}; see its log`);
  };
  const send = (command: ToParticipant) => {
    said += 1;
    // One that has just been killed hears nothing, and that is no mistake.
    need().send(command, () => {});
  };

  return {
    members,
    begin(trap) {
      told = NOTHING;
      said = 0;
      const [command, ...args] = toCommand(under, program, []);
      const stdio: StdioOptions = ['ignore', 'ignore', 'pipe', 'ipc'];
      const started = start(command, args, { stdio }, signal);
      child = started;
      started.stderr?.pipe(createWriteStream(logPath, { flags: 'a' }));
      started.on('message', (facts) => {
        if (child === started) told = facts as FromParticipant;
      });
      const lives = members.map((member) => ({ ...member, life }));
      send({ do: 'begin', serverId, members: lives, faults, trap: trap ?? null });
      life += 1;
    },
    tell: send,
    status() {
      checkAlive();
      return told.members;
    },
    one() {
      checkAlive();
      return told.members[0] ?? NOT_YET;
    },
    isSending: () => told.isSending || told.heard < said,
    heldUpMs: () => told.heldUpMs,
    isRunning: () => child !== null && child.exitCode === null && child.signalCode === null,
    gone: () => ended(need()),
    async kill() {
      const killed = need();
      killed.kill('SIGKILL');
      await ended(killed);
    },
    async end() {
      const ending = need();
      send({ do: 'end' });
      await ended(ending);
      checkAlive();
    },
  };
}
