import { silentLog } from '../../shared/lib/log';
import type { Address } from '../../shared/protocol/address';
import type { DownEvent } from '../connection';
import { createLink } from '../link';
import { createFakePlatform, proven } from './fake-platform';
import { createFakeNetwork, type FakeSocket } from './fake-socket';
import { aServerId } from './samples';

/** The address that is asked first, and the one after it. */
export const first: Address = { host: '192.168.1.20', port: 7788 };
export const second: Address = { host: '10.0.0.5', port: 7788 };

/** A resting link over a made-up network, with what it has told. */
export function setUpLink(addresses: Address[] = [first]) {
  const platform = createFakePlatform();
  const network = createFakeNetwork();
  const events: DownEvent[] = [];
  let welcomes = 0;
  const link = createLink({
    platform,
    createSocket: network.create,
    log: silentLog,
    serverId: aServerId('a'),
    addresses: () => addresses,
    name: () => 'Mara',
    changed() {},
    welcomed() {
      welcomes += 1;
    },
    event: (event) => void events.push(event),
    pulse: (connection) => connection.ask('presence:set', { presence: 'online' }),
  });
  const last = (): FakeSocket => {
    const socket = network.sockets.at(-1);
    if (socket === undefined) throw new Error('No socket was opened.');
    return socket;
  };
  const goOnline = async () => {
    const outcome = link.connect();
    await platform.answerProbe(first, proven);
    await last().welcome();
    await outcome;
  };
  return { platform, network, link, events, last, goOnline, welcomes: () => welcomes };
}
