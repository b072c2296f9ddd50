import type { Benchmark } from '../run';
import { fanout } from './fanout';

/** Every benchmark there is, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [fanout];
