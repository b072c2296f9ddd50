import type { Benchmark } from '../run';
import { connect } from './connect';
import { fanout } from './fanout';
import { growth } from './growth';
import { memory } from './memory';
import { programBenchmarks } from './programs';
import { storm } from './storm';

/** Every benchmark there is, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  fanout,
  connect,
  storm,
  memory,
  ...programBenchmarks,
  growth,
];
