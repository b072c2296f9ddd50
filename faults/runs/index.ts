import type { FaultRun } from '../run';
import { control } from './control';
import { hostKilled } from './host-killed';

/** Every run there is, in the order of the table. */
export const runs: readonly FaultRun[] = [control, hostKilled];
