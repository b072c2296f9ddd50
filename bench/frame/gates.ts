/** How a figure is held against its demand. */
export type Comparison = '>=' | '<=' | '=';

/** One demand on one figure. */
export interface Gate {
  /** Lower-case words with hyphens: the line is for machines, too. */
  name: string;
  value: number;
  comparison: Comparison;
  demand: number;
  /** Whether the figure means nothing on a machine that is unfit; what is lost is lost on every machine. */
  isRelative: boolean;
}

/** What became of a gate. */
export type Verdict = 'PASS' | 'FAIL' | 'UNFIT';

/** A gate and its verdict; `why` says what is wrong with the machine. */
export interface Judged extends Gate {
  verdict: Verdict;
  why: string;
}

/** Demands on ratios in the short form, which runs beside other work: seven tenths of the real ones. */
const RELAXED = 0.7;

/** The demand in the short form; what must be nothing stays nothing. */
export function relax(gate: Gate): Gate {
  if (!gate.isRelative || gate.comparison === '=') return gate;
  const demand = gate.comparison === '>=' ? gate.demand * RELAXED : gate.demand / RELAXED;
  return { ...gate, demand };
}

function isMet({ value, comparison, demand }: Gate): boolean {
  // A figure that could not be had meets nothing.
  if (!Number.isFinite(value)) return false;
  switch (comparison) {
    case '>=':
      return value >= demand;
    case '<=':
      return value <= demand;
    case '=':
      return value === demand;
  }
}

/** Judges a gate; `unfit` says what is wrong with the machine, null where nothing is. */
export function judgeGate(gate: Gate, unfit: string | null): Judged {
  if (unfit !== null && gate.isRelative) return { ...gate, verdict: 'UNFIT', why: unfit };
  return { ...gate, verdict: isMet(gate) ? 'PASS' : 'FAIL', why: '' };
}

const toFigure = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(2);

/** The line that machines read. */
export function toGateLine({ name, value, comparison, demand, verdict, why }: Judged): string {
  const words = ['GATE', name, toFigure(value), comparison, toFigure(demand), verdict];
  return [...words, ...(why === '' ? [] : [`(${why})`])].join(' ');
}

const LINE = /^GATE (\S+) (\S+) (>=|<=|=) (\S+) (PASS|FAIL|UNFIT)(?: \((.*)\))?$/;

/** Reads a line that another program has printed; null where it is none. */
export function readGateLine(line: string): Judged | null {
  const found = LINE.exec(line.trim());
  if (found === null) return null;
  const [, name = '', value, comparison, demand, verdict, why = ''] = found;
  return {
    name,
    value: Number(value),
    comparison: comparison as Comparison,
    demand: Number(demand),
    isRelative: true,
    verdict: verdict as Verdict,
    why,
  };
}
