import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { endAll } from '../faults/harness/children';
import { HELP, parseCommand, type Command } from './frame/arguments';
import { judgeGate, relax, toGateLine, type Judged } from './frame/gates';
import { putSection, toSection } from './frame/page';
import type { Benchmark, Programs } from './run';
import { benchmarks } from './runs/index';

const MISUSED = 2;
const INTERRUPTED = 130;

const say = (sentence: string): void => void process.stderr.write(`hearth: ${sentence}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const program = (name: string): string => join(import.meta.dirname, `${name}.js`);
const programs: Programs = {
  host: program('host'),
  plainTcp: program('plain-tcp'),
  load: program('load'),
  naive: program('naive'),
  rawWs: program('raw-ws'),
};

// However this process ends, but for a kill.
process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    process.exit(INTERRUPTED);
  });
}

type Wanted = Extract<Command, { run: 'benchmarks' }>;

interface Report {
  name: string;
  tables: string[];
  gates: Judged[];
  figures: unknown;
}

/** Runs one; what broke is a gate that failed, with its reason. */
async function attempt(benchmark: Benchmark, wanted: Wanted, base: string): Promise<Report> {
  const { name } = benchmark;
  const without = (verdict: 'FAIL' | 'UNFIT', why: string): Report => {
    const gate = { name, value: Number.NaN, comparison: '=', demand: 0, isRelative: true } as const;
    return { name, tables: [], gates: [{ ...gate, verdict, why }], figures: null };
  };
  const missing = benchmark.missing();
  if (missing !== null) return without('UNFIT', missing);
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true });
  const over = new AbortController();
  const startedAt = performance.now();
  const { isShort, rounds } = wanted;
  const profile = wanted.profile === null ? null : resolve(wanted.profile);
  say(`${name}: ${benchmark.about}`);
  try {
    const context = { isShort, rounds, folder, profile, programs, signal: over.signal, say };
    const { tables, gates, unfit, figures } = await benchmark.run(context);
    for (const table of tables) print(`\n${table}\n`);
    return {
      name,
      tables,
      gates: gates.map((gate) => judgeGate(isShort ? relax(gate) : gate, unfit(gate))),
      figures,
    };
  } catch (error) {
    return without('FAIL', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    // Ends what a broken benchmark left running.
    over.abort();
    rmSync(folder, { recursive: true, force: true });
    say(`${name}: ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
  }
}

function toReport(gates: readonly Judged[]) {
  const failed = gates.filter(({ verdict }) => verdict === 'FAIL');
  return {
    passed: gates.filter(({ verdict }) => verdict === 'PASS').length,
    failed: failed.length,
    names: failed.map(toGateLine),
  };
}

/** Writes each report into its place as soon as it is there: what comes after may take long. */
function putOnPage(path: string, { name, tables, gates }: Report, load: number): void {
  const section = toSection(
    {
      at: Date.now(),
      cores: availableParallelism(),
      load,
      node: process.versions.node,
      platform: process.platform,
      command: `npm run bench -- ${name}`,
    },
    tables,
    gates,
  );
  writeFileSync(path, putSection(readFileSync(path, 'utf8'), name, section));
}

async function runAll(wanted: Wanted): Promise<number> {
  const base = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const reports: Report[] = [];
  for (const benchmark of benchmarks) {
    if (!wanted.names.includes(benchmark.name)) continue;
    const [load = 0] = loadavg();
    const report = await attempt(benchmark, wanted, base);
    reports.push(report);
    for (const gate of report.gates) print(toGateLine(gate));
    if (wanted.page !== null) putOnPage(wanted.page, report, load);
  }
  rmSync(base, { recursive: true, force: true });
  const gates = reports.flatMap((report) => report.gates);
  if (wanted.json !== null) writeFileSync(wanted.json, JSON.stringify(reports, null, 2));
  if (wanted.report !== null) writeFileSync(wanted.report, JSON.stringify(toReport(gates)));
  const { passed, failed } = toReport(gates);
  const unfit = gates.length - passed - failed;
  const rest = unfit === 0 ? '' : `, ${unfit} not judged: this machine is unfit`;
  print(`\n${passed} passed, ${failed} failed${rest}`);
  // In the short form, which is a part of `npm test`, a busy machine is stated and is no failure of the program.
  return failed === 0 && passed > 0 && (unfit === 0 || wanted.isShort) ? 0 : 1;
}

async function main(): Promise<number> {
  const names = (list: readonly Benchmark[]) => list.map(({ name }) => name);
  const short = benchmarks.filter(({ isShort }) => isShort);
  const command = parseCommand(process.argv.slice(2), names(benchmarks), names(short));
  switch (command.run) {
    case 'help':
      print(HELP);
      return 0;
    case 'list':
      for (const { name, about } of benchmarks) print(`${name.padEnd(14)}${about}`);
      return 0;
    case 'refuse':
      say(command.sentence);
      return MISUSED;
    case 'benchmarks':
      return runAll(command);
  }
}

process.exit(await main());
