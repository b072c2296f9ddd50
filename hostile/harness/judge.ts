/** What came of the time in which others attacked. */
export interface Evidence {
  /** How long honest messages waited before, during and (where that is judged) after the attack, in milliseconds. */
  before: readonly number[];
  during: readonly number[];
  after?: readonly number[];
  /** Rows that nobody honest wrote, and what was told of attackers. */
  rows: number;
  told: number;
  /** By how much the host’s memory grew, in bytes. */
  grown: number;
  exitCode: number | null;
}

/** What an attack may leave behind because it is anybody's good right, and what is asked beyond the standing bar. */
export interface Allowed {
  /** Rows of attackers in the lobby, and what is told of them. */
  rows?: boolean;
  /** Others must not wait much longer meanwhile. */
  isFair?: boolean;
}

export interface Verdict {
  failures: string[];
  note: string;
}

/** Beyond this it is a leak, whatever the collector has not got round to. */
const KEEPS_BYTES = 120 * 1024 * 1024;
/** The promise: attacked, others wait at most so many times as long. */
const TIMES_AS_LONG = 2;
/**
 * Below it nobody notices, and a machine that runs host, attackers and honest members beside one another is late by as much now
 * and then. What one member may ask for at once takes seconds: who stands behind that waits far longer.
 */
const UNNOTICED_MS = 60;
/** A machine on which an honest message waits longer while nobody attacks has other things to do, and proves nothing. */
const BUSY_MS = 20;

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

/** The time below which 99 of 100 stay; 0 of none. */
export function toP99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
}

/** The standing bar: nothing came of the attack, the host keeps nothing of it, and ends in peace. */
export function judge(evidence: Evidence, { rows = false, isFair = false }: Allowed): Verdict {
  const { grown, exitCode } = evidence;
  const [before, during] = [toP99(evidence.before), toP99(evidence.during)];
  const quiet = Math.max(before, toP99(evidence.after ?? []));
  const isBusy = quiet > BUSY_MS;
  const most = Math.max(UNNOTICED_MS, TIMES_AS_LONG * quiet);
  const pace = `${before.toFixed(0)} → ${during.toFixed(0)} ms`;
  const failures = [
    ...(!rows && evidence.rows !== 0
      ? [`The attack left ${evidence.rows} rows in the lobby.`]
      : []),
    ...(!rows && evidence.told !== 0 ? [`Others were told of it ${evidence.told} times.`] : []),
    ...(isFair && evidence.during.length === 0 ? ['Nobody wrote meanwhile.'] : []),
    ...(isFair && !isBusy && during > most
      ? [`Others waited for ${during.toFixed(0)} ms, where ${most.toFixed(0)} is the most.`]
      : []),
    ...(grown > KEEPS_BYTES ? [`The host grew by ${megabytes(grown)} MB.`] : []),
    ...(exitCode === 0 ? [] : [`The host ended with ${exitCode} when it was asked to stop.`]),
  ];
  const doubt = isFair && isBusy ? ' (not judged: this machine is busy)' : '';
  return { failures, note: `others’ p99 ${pace}${doubt}, host ${megabytes(grown)} MB` };
}
