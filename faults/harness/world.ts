import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, type Verdict } from '../checker/check';
import type { StoredLine, Witness } from '../checker/evidence';
import {
  findDamage,
  readAppDatabase,
  readJournal,
  readServerDatabase,
} from '../checker/read-evidence';
import type { WireFaults } from '../participant/messages';
import type { RunContext } from '../run';
import { createHost, type Host } from './host';
import { createParticipant, type Participant } from './participant';
import { takePort } from './ports';
import { RunFailure, until } from './wait';

/** What kind of host and participants a world has: Hearth's, or the control's. */
export interface Species {
  host: string;
  participant: string;
  databaseFile: string;
  readDatabase(path: string): StoredLine[];
  /** What a participant keeps, by its folder; null where it keeps nothing. */
  readKept(folder: string): StoredLine[] | null;
}

/** Hearth itself. */
export const toHearth = ({ programs }: RunContext): Species => ({
  host: programs.host,
  participant: programs.participant,
  databaseFile: 'server.sqlite',
  readDatabase: readServerDatabase,
  readKept(folder) {
    const path = join(folder, 'app.sqlite');
    return existsSync(path) ? readAppDatabase(path) : null;
  },
});

/** How somebody joins. */
export interface Joining {
  /** Several persons in one process. */
  names: readonly string[];
  /** Where they find the server; the host itself without it. One for each person, or one for all. */
  addresses?: readonly { host: string; port: number }[];
  faults?: WireFaults;
  under?: readonly string[];
}

/** One host, those who talk on it, and what is known of them in the end. */
export interface World {
  readonly host: Host;
  readonly participants: readonly Participant[];
  /** Starts a process and waits until everybody in it is connected. */
  join(joining: Joining): Promise<Participant>;
  /** Waits until everybody is connected. */
  online(who?: readonly Participant[]): Promise<void>;
  /** Waits until nothing waits to go out and everybody has been shown everything. */
  settle(): Promise<void>;
  /** Ends everybody in peace and judges the evidence, with that of others. A damaged database is a failure. */
  judge(others?: readonly Witness[]): Promise<Verdict>;
}

export interface WorldSetup {
  species?: Species;
  dataDir?: string;
  under?: readonly string[];
  /** Where participants find the host, unless they are told otherwise. */
  address?: string;
}

// Generous: a machine may have other things to do.
const SETTLE_WITHIN_MS = 300_000;
const ONLINE_WITHIN_MS = 90_000;

/** Prepares a world in the run's folder and starts its host. */
export async function createWorld(context: RunContext, setup: WorldSetup = {}): Promise<World> {
  const { folder, signal } = context;
  const species = setup.species ?? toHearth(context);
  const dataDir = setup.dataDir ?? join(folder, 'host');
  mkdirSync(folder, { recursive: true });
  const { under = [] } = setup;
  const port = await takePort();
  const logPath = join(folder, 'host.log');
  const host = createHost({ program: species.host, dataDir, port, under, logPath, signal });
  const participants: Participant[] = [];
  await host.start();

  const everybody = (who: readonly Participant[]) =>
    who.flatMap((participant) =>
      participant.members.map(({ name }, index) => ({
        name,
        status: participant.status()[index],
      })),
    );

  const online = (who: readonly Participant[] = participants) =>
    until(
      () => everybody(who).every(({ status }) => status?.link === 'online'),
      'everybody to be connected',
      { withinMs: ONLINE_WITHIN_MS, signal },
    );

  /** Who is not done yet, in words; null where everybody is. */
  const findUnsettled = (): string | null => {
    const all = everybody(participants);
    const heads = new Map<string, number>();
    for (const { status } of all) {
      const known = [status?.shown ?? {}, status?.stored ?? {}].flatMap(Object.entries<number>);
      for (const [room, seq] of known) heads.set(room, Math.max(seq, heads.get(room) ?? 0));
    }
    for (const { name, status } of all) {
      if (status === undefined) return `${name} has not begun`;
      if (status.link !== 'online') return `${name} is ${status.link}`;
      if (status.waiting > 0) return `${status.waiting} messages of ${name} wait`;
      for (const [room, head] of heads) {
        const seen = status.shown[room] ?? 0;
        if (seen < head) return `${name} was shown ${seen} of ${head}`;
      }
    }
    return participants.some((participant) => participant.isSending()) ? 'somebody writes' : null;
  };

  return {
    host,
    participants,
    async join({ names, addresses, faults, under: above }) {
      const near = { host: setup.address ?? '127.0.0.1', port };
      const participant = createParticipant({
        program: species.participant,
        members: names.map((name, index) => ({
          name,
          address: addresses?.[index] ?? addresses?.[0] ?? near,
        })),
        folder,
        serverId: host.serverId(),
        faults,
        signal,
        ...(above === undefined ? {} : { under: above }),
      });
      participants.push(participant);
      participant.begin();
      await online([participant]);
      return participant;
    },
    online,
    async settle() {
      let why: string | null = null;
      try {
        await until(() => (why = findUnsettled()) === null, 'everything to arrive', {
          withinMs: SETTLE_WITHIN_MS,
          signal,
        });
      } catch (error) {
        if (!(error instanceof RunFailure)) throw error;
        throw new RunFailure(`${error.message}: ${why ?? 'nobody knows why'}`);
      }
    },
    async judge(others = []) {
      await Promise.all(participants.map((participant) => participant.end()));
      const code = await host.stop();
      // Windows knows no asking: there it is always a kill.
      if (code !== 0 && process.platform !== 'win32')
        throw new RunFailure(`the host ended with ${code} when it was asked to stop`);
      const database = join(dataDir, species.databaseFile);
      const damage = findDamage(database);
      if (damage !== null) throw new RunFailure(`the database is damaged: ${damage}`);
      const witnesses = participants.flatMap(({ members }) =>
        members.map(({ name, folder: own }): Witness => ({
          name,
          journal: readJournal(join(own, 'journal')),
          kept: species.readKept(own),
          isWatching: true,
        })),
      );
      return check({
        witnesses: [...witnesses, ...others],
        stored: species.readDatabase(database),
      });
    },
  };
}
