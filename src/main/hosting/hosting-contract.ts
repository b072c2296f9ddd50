import type { HostingView } from '../../shared/bridge/views';
import type { AnnouncingTerms } from '../../shared/hosting/announcing';
import type { Log, LogLevel } from '../../shared/lib/log';
import type { Result } from '../../shared/lib/result';
import type { HostAddress } from '../../shared/model/host-address';
import type { InviteId, MemberId, ServerId } from '../../shared/model/ids';
import type { InviteTerms } from '../../shared/model/invite-facts';
import type { JoiningTerms } from '../../shared/model/joining';
import type { StartServerProcess } from './server-process';

/** Time, handed in so that tests can crank it. */
export interface HostingClock {
  now(): number;
  /** Runs once after a delay; returns how to call it off. */
  after(delayMs: number, run: () => void): () => void;
}

export interface HostingDeps {
  startProcess: StartServerProcess;
  clock: HostingClock;
  log: Log;
  logLevel: LogLevel;
  dataDir: string;
  ownerId: MemberId;
  /** Where the server shall listen at its next start. */
  wantedPort: () => number;
  hostname: string;
  listAddresses: (port: number) => HostAddress[];
  /** The name of the server at its next start. */
  serverName: () => string;
  writeLogLine: (line: string) => void;
}

export type HostingEvent =
  | { type: 'changed'; view: HostingView }
  /** The server listens: at first, and again after a crash. */
  | { type: 'started'; serverId: ServerId; name: string; port: number }
  /** It is being stopped on purpose. */
  | { type: 'stopping' }
  | { type: 'renamed'; name: string };

/** The server that this app hosts: starts, watches and stops its process. */
export interface Hosting {
  view(): HostingView;
  subscribe(listener: (event: HostingEvent) => void): () => void;
  start(): Promise<Result<{ serverId: ServerId }>>;
  stop(): Promise<Result<null>>;
  configure(change: { name?: string; joining?: JoiningTerms }): Promise<Result<null>>;
  /** What the network is told of the server from now on. */
  announce(terms: AnnouncingTerms): void;
  /** This machine goes to sleep: whoever is connected hears it before the network is gone. */
  sleep(): void;
  /** It is awake again. */
  wake(): void;
  /** Makes the usual invite, unless one was made since the app started. */
  showInvite(): Promise<Result<null>>;
  makeInvite(terms: InviteTerms): Promise<Result<null>>;
  revokeInvite(id: InviteId): Promise<Result<null>>;
  /** Lets in, or refuses, somebody who waits for the host's word. */
  answerKnock(memberId: MemberId, isLetIn: boolean): Promise<Result<null>>;
  /** Looks the addresses of this machine up again. */
  refreshAddresses(): void;
  /** Stops a running server, if any; nothing that was acknowledged is lost. */
  close(): Promise<void>;
}
