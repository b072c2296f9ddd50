import { expect, it } from 'vitest';
import { costOfKeys } from './scripting.mjs';

type TraceEvent = Parameters<typeof costOfKeys>[0][number];
const THREAD = { ph: 'X', pid: 7, tid: 7 };
/** Milliseconds; `cpu` is what it had of the processor. */
const event = (name: string, at: number, wall: number, cpu = wall, more = {}): TraceEvent => ({
  ...THREAD,
  name,
  ts: at * 1_000,
  dur: wall * 1_000,
  tdur: cpu * 1_000,
  ...more,
});
const key = (at: number, wall = 1, cpu = wall) =>
  event('EventDispatch', at, wall, cpu, { args: { data: { type: 'keydown' } } });

it('counts for a key all that scripts do until the next one', () => {
  const costs = costOfKeys([
    event('TimerFire', 90, 50),
    key(200, 1),
    event('EventDispatch', 202, 3),
    event('TimerFire', 240, 2),
    key(300, 1),
    event('MajorGC', 310, 9),
  ]);
  expect(costs.map(({ cpuMs }) => cpuMs)).toEqual([6, 10]);
});

it('counts nothing twice, and what code of the page has laid out as its own', () => {
  const [cost] = costOfKeys([
    key(0, 10),
    event('FunctionCall', 1, 8),
    event('Layout', 2, 6),
    event('MinorGC', 8, 1),
    event('Layout', 20, 4),
    event('Paint', 30, 2),
  ]);
  expect(cost).toEqual({ cpuMs: 10, wallMs: 10, drawingMs: 6, restingMs: 0 });
});

it('counts as drawing what Chromium lays out by itself while a letter comes, and not what code of the page has laid out', () => {
  const [cost] = costOfKeys([
    key(0),
    event('EventDispatch', 2, 10),
    event('UpdateLayoutTree', 3, 1),
    event('Layout', 4, 2, 1),
    event('v8.callFunction', 6, 5),
    event('FunctionCall', 6, 5),
    event('Layout', 7, 3),
    event('Layout', 11, 0.5),
  ]);
  expect(cost).toEqual({ cpuMs: 8.5, wallMs: 7.5, drawingMs: 2.5, restingMs: 0 });
});

it('does not count what other programs took meanwhile', () => {
  const [cost] = costOfKeys([key(0, 20, 2)]);
  expect(cost).toEqual({ cpuMs: 2, wallMs: 20, drawingMs: 0, restingMs: 0 });
});

it('counts garbage, not what V8 does about it because the page rests', () => {
  const [cost] = costOfKeys([
    key(0, 10),
    event('V8.GC_MC_INCREMENTAL', 2, 3),
    event('V8.GCIncrementalMarking', 50, 9),
    event('MajorGC', 70, 4),
    event('V8.GC_MC_INCREMENTAL_FINALIZE', 71, 2),
    event('MajorGC', 600, 20),
    event('V8.GCFinalizeMCReduceMemory', 600, 19),
  ]);
  expect(cost).toMatchObject({ cpuMs: 14, restingMs: 29 });
});

it('counts neither other threads nor other pages', () => {
  const [cost] = costOfKeys([
    key(0),
    event('FunctionCall', 2, 5, 5, { tid: 8 }),
    event('FunctionCall', 2, 5, 5, { pid: 9 }),
  ]);
  expect(cost?.cpuMs).toBe(1);
  expect(costOfKeys([event('FunctionCall', 2, 5)])).toEqual([]);
});
