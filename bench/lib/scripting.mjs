// What scripts cost on the main thread of a page, read from a trace of Chromium: in time of the processor, so that what
// other programs take from this thread is not counted as ours, and in time of the clock beside it.

/** What is traced; too much of it would be measured itself. */
export const TRACED = ['devtools.timeline', 'v8'];

/**
 * Times are in microseconds: `ts` and `dur` by the clock, `tdur` of the processor.
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args?: { data?: { type?: string } } }} TraceEvent
 */

/** Whatever runs scripts or is there for them alone: listeners, timers, frames, compiling, collecting garbage. */
const SCRIPTING =
  /^(?:EventDispatch|FunctionCall|EvaluateScript|RunMicrotasks|TimerFire|FireAnimationFrame|FireIdleCallback|MinorGC|MajorGC|BlinkGC|[vV]8\.)/;
/** Code of the page itself, in whatever called it. */
const FUNCTION = /^(?:v8\.callFunction|FunctionCall|EvaluateScript|RunMicrotasks)$/;
/** What Chromium does for a letter while the event for it is under way, as it would in a bare box. */
const LAYING_OUT = /^(?:UpdateLayoutTree|Layout)$/;
/** Steps of marking what is no garbage that V8 does by itself between tasks: they hold no key up. */
const MARKING = /^V8\.GC.*INCREMENTAL|^V8\.GCIncrementalMarking/i;
/** Stands in the collections that V8 does because nothing is going on, to give memory back. */
const GIVING_BACK = 'V8.GCFinalizeMCReduceMemory';
/** What drawing costs beside it. */
const DRAWING = /^(?:UpdateLayoutTree|Layout|PrePaint|HitTest|Paint|Layerize|Commit)$/;

/** @param {TraceEvent} event */
const isKey = ({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown';

/**
 * The cost of every key in the order of pressing: of all that the page's main thread did from its `keydown` until the next one,
 * timers and answers that come later included. What is laid out while code of the page runs counts as scripting, as nobody else
 * can have asked for it; what Chromium lays out by itself while it puts a letter into a box counts as drawing. Marking and
 * collecting garbage count, but for what V8 does of it between tasks because the page rests (`restingMs`). Milliseconds.
 * @param {readonly TraceEvent[]} events
 * @returns {{ cpuMs: number, wallMs: number, drawingMs: number, restingMs: number }[]}
 */
export function costOfKeys(events) {
  const keys = events.filter(isKey).toSorted((a, b) => a.ts - b.ts);
  const [first] = keys;
  if (first === undefined) return [];
  const costs = keys.map(() => ({ cpuMs: 0, wallMs: 0, drawingMs: 0, restingMs: 0 }));
  const onThread = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid)
    // What begins together: the longer one holds the other.
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const givingBack = onThread.filter(({ name }) => name === GIVING_BACK);
  /** @param {TraceEvent} event */
  const isResting = ({ name, ts, dur = 0 }) =>
    MARKING.test(name) ||
    (name === 'MajorGC' && givingBack.some((one) => one.ts >= ts && one.ts < ts + dur));
  let scriptedUntil = 0;
  let functionUntil = 0;
  let drawnUntil = 0;
  let at = -1;
  for (const event of onThread) {
    const { name, ts, dur = 0, tdur = dur } = event;
    while (at + 1 < keys.length && ts >= (keys[at + 1]?.ts ?? 0)) at += 1;
    const cost = costs[at];
    if (cost === undefined) continue;
    if (FUNCTION.test(name)) functionUntil = Math.max(functionUntil, ts + dur);
    if (ts < scriptedUntil) {
      if (!LAYING_OUT.test(name) || ts < functionUntil || ts < drawnUntil) continue;
      drawnUntil = ts + dur;
      cost.cpuMs -= tdur / 1_000;
      cost.wallMs -= dur / 1_000;
      cost.drawingMs += tdur / 1_000;
    } else if (isResting(event)) {
      scriptedUntil = ts + dur;
      cost.restingMs += tdur / 1_000;
    } else if (SCRIPTING.test(name)) {
      scriptedUntil = ts + dur;
      cost.cpuMs += tdur / 1_000;
      cost.wallMs += dur / 1_000;
    } else if (DRAWING.test(name) && ts >= drawnUntil) {
      drawnUntil = ts + dur;
      cost.drawingMs += tdur / 1_000;
    }
  }
  return costs;
}
