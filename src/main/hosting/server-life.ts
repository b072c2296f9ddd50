import type { HostingView } from '../../shared/bridge/views';
import type { FromServerProcess } from '../../shared/hosting/messages';
import { assertNever } from '../../shared/lib/assert-never';
import type { Result } from '../../shared/lib/result';
import type { ErrorCode } from '../../shared/model/errors';
import type { HostAddress } from '../../shared/model/host-address';
import type { ServerId } from '../../shared/model/ids';
import type { Knock } from '../../shared/model/knock';
import type { SeenInvites } from './host-invites';
import { toRunningView } from './running-view';
import type { ServerProcess } from './server-process';

export type Started = Extract<FromServerProcess, { type: 'started' }>;
export type StartAnswer = (answer: Result<{ serverId: ServerId }>) => void;

/** One life of the hosted server; each state has only its own fields. */
export type ServerLife =
  | { name: 'stopped'; problem: ErrorCode | null }
  | { name: 'starting'; process: ServerProcess; answer: StartAnswer; callOff: () => void }
  /** It crashed; the next try comes by itself. */
  | { name: 'restarting'; answer: StartAnswer; callOff: () => void }
  | {
      name: 'running';
      process: ServerProcess;
      started: Started;
      addresses: HostAddress[];
      knocks: Knock[];
    }
  | { name: 'stopping'; process: ServerProcess; callOff: () => void };

/** What the window is shown of a life. */
export function toHostingView(
  life: ServerLife,
  facts: { wantedPort: number; hostname: string; seen: SeenInvites },
): HostingView {
  switch (life.name) {
    case 'stopped':
      return { state: 'stopped', problem: life.problem };
    case 'starting':
    case 'restarting':
      return { state: 'starting' };
    case 'stopping':
      return { state: 'stopping' };
    case 'running': {
      const { started, addresses, knocks } = life;
      return toRunningView({ started, addresses, knocks, ...facts });
    }
    default:
      return assertNever(life);
  }
}
