import type { FaultRun } from '../run';
import { acknowledgedAfterSync } from './acknowledged-after-sync';
import { acknowledgementsDropped } from './acknowledgements-dropped';
import { burst } from './burst';
import { cablePulled } from './cable-pulled';
import { control } from './control';
import { corruption } from './corruption';
import { crowdReturns } from './crowd-returns';
import { diesAfter101 } from './dies-after-101';
import { diskFailing } from './disk-failing';
import { diskFullInjected, diskFullSmall } from './disk-full';
import { flapping } from './flapping';
import { hostFrozen } from './host-frozen';
import { hostKilled } from './host-killed';
import { idempotency } from './idempotency';
import { longAbsence } from './long-absence';
import { model } from './model';
import { newsLost } from './news-lost';
import { oneWayLoss } from './one-way-loss';
import { receiverKilled } from './receiver-killed';
import { senderKilled } from './sender-killed';
import { slowLink } from './slow-link';

/** Every run there is, in the order of the table. */
export const runs: readonly FaultRun[] = [
  control,
  hostKilled,
  senderKilled,
  receiverKilled,
  acknowledgementsDropped,
  idempotency,
  diesAfter101,
  acknowledgedAfterSync,
  burst,
  longAbsence,
  newsLost,
  model,
  cablePulled,
  oneWayLoss,
  slowLink,
  flapping,
  crowdReturns,
  hostFrozen,
  diskFullInjected,
  diskFullSmall,
  diskFailing,
  corruption,
];
