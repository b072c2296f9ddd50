import { toShownKey } from '../../node/key-words';
import type { HostingView } from '../../shared/bridge/views';
import type { FromServerProcess } from '../../shared/hosting/messages';
import type { HostAddress } from '../../shared/model/host-address';
import type { Knock } from '../../shared/model/knock';
import type { SeenInvites } from './host-invites';
import { toInvitedAddresses, toShownInvite } from './invite';

/** What the window is shown of a server that runs. */
export function toRunningView(hosted: {
  started: Extract<FromServerProcess, { type: 'started' }>;
  addresses: HostAddress[];
  wantedPort: number;
  hostname: string;
  seen: SeenInvites;
  knocks: Knock[];
}): Extract<HostingView, { state: 'running' }> {
  const { started, addresses, wantedPort, hostname, seen, knocks } = hosted;
  const { serverId, name, port, joining, storage } = started;
  const invited = { serverId, name, addresses: toInvitedAddresses(addresses, port, hostname) };
  return {
    state: 'running',
    serverId,
    name,
    port,
    wantedPort,
    addresses,
    ...toShownKey(serverId),
    invite: seen.latest && toShownInvite(seen.latest, invited),
    invites: seen.invites,
    joining,
    knocks,
    storage,
  };
}
