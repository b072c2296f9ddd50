import type { Attack } from '../run';
import { crowd, slowClients } from './connections';
import { discovery } from './discovery';
import { events } from './events';
import { drip, rush } from './fairness';
import { names, packets, writing } from './floods';
import { frames } from './frames';
import { http } from './http';
import { impostor } from './impostor';
import { invites } from './invites';
import { liar } from './liar';
import { lies } from './lies';
import { websocket } from './websocket';

/** Every attack there is, in the order of the table. */
export const attacks: readonly Attack[] = [
  events,
  frames,
  websocket,
  http,
  slowClients,
  crowd,
  names,
  packets,
  writing,
  drip,
  rush,
  liar,
  discovery,
  lies,
  invites,
  impostor,
];
