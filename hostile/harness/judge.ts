/** What came of the time in which others attacked. */
export interface Evidence {
  /** How long honest messages waited before and during the attack, in milliseconds. */
  before: readonly number[];
  during: readonly number[];
  /** Rows that nobody honest wrote, and what was told of attackers. */
  rows: number;
  told: number;
  /** By how much the host’s memory grew, in bytes. */
  grown: number;
  exitCode: number | null;
}

/** What an attack may leave behind because it is anybody's good right. */
export interface Allowed {
  /** Rows of attackers in the lobby, and what is told of them. */
  rows?: boolean;
}

export interface Verdict {
  failures: string[];
  note: string;
}

/** Beyond this it is a leak, whatever the collector has not got round to. */
const KEEPS_BYTES = 120 * 1024 * 1024;

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

/** The time below which 99 of 100 stay; 0 of none. */
export function toP99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
}

/** The standing bar: nothing came of the attack, the host keeps nothing of it, and ends in peace. */
export function judge(evidence: Evidence, { rows = false }: Allowed): Verdict {
  const { grown, exitCode } = evidence;
  const pace = `${toP99(evidence.before).toFixed(0)} → ${toP99(evidence.during).toFixed(0)} ms`;
  const failures = [
    ...(!rows && evidence.rows !== 0
      ? [`The attack left ${evidence.rows} rows in the lobby.`]
      : []),
    ...(!rows && evidence.told !== 0 ? [`Others were told of it ${evidence.told} times.`] : []),
    ...(grown > KEEPS_BYTES ? [`The host grew by ${megabytes(grown)} MB.`] : []),
    ...(exitCode === 0 ? [] : [`The host ended with ${exitCode} when it was asked to stop.`]),
  ];
  return { failures, note: `others’ p99 ${pace}, host ${megabytes(grown)} MB` };
}
