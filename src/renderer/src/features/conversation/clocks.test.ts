import { act, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PendingMessage, TimelineItem } from '../../../../shared/bridge/views';
import type { ClientId, MemberId, RoomId } from '../../../../shared/model/ids';
import { createEnglish } from '../../../../shared/texts';
import { toDayText } from './dates';
import { toRows } from './rows';
import { useToday } from './use-today';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const NOON = new Date(2026, 4, 12, 12).getTime();
const EVENING = new Date(2026, 4, 12, 23, 59).getTime();
const roomId = '00000000-0000-4000-8000-000000000001' as RoomId;
const rosa = 'a'.repeat(26) as MemberId;
const jonas = 'b'.repeat(26) as MemberId;
const toClientId = (seq: number) =>
  `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}` as ClientId;
const t = createEnglish();

const said = (times: number[]): TimelineItem[] =>
  times.map((at, index) => ({
    entry: {
      kind: 'message',
      roomId,
      seq: index + 1,
      at,
      author: jonas,
      clientId: toClientId(index + 1),
      text: `text ${index + 1}`,
      signature: 'x'.repeat(86),
    },
    isForged: false,
  }));
const waiting = (createdAt: number): PendingMessage => ({
  clientId: toClientId(900),
  roomId,
  content: { kind: 'message', text: 'waiting' },
  createdAt,
  status: 'queued',
  code: null,
});
const linesOf = (times: number[], pending: PendingMessage[] = []) =>
  toRows({ items: said(times), pending, selfId: rosa, isDirect: false, unreadAfter: null });
const days = (times: number[], pending?: PendingMessage[]) =>
  linesOf(times, pending).flatMap((row) =>
    row.kind === 'day' ? [toDayText(row.at, NOON, t)] : [],
  );

describe('B5: a server whose clock is set in the middle of a talk', () => {
  it.each([2, -2, 400 * 24, -400 * 24])('by %i hours keeps the order of the lines', (hours) => {
    const jump = hours * HOUR_MS;
    const rows = linesOf([NOON, NOON + 1_000, NOON + jump, NOON + jump + 1_000, NOON + 2_000]);
    expect(rows.flatMap((row) => (row.kind === 'message' ? [row.seq] : []))).toEqual([
      1, 2, 3, 4, 5,
    ]);
    const keys = rows.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('by a little around midnight draws one line a day', () => {
    expect(days([EVENING, EVENING + 2 * 60_000, EVENING, EVENING + 3 * 60_000])).toHaveLength(2);
    expect(days([NOON, NOON + 13 * HOUR_MS, NOON + 11 * HOUR_MS])).toHaveLength(2);
  });

  it('by days says which day it took it to be, there and back', () => {
    const lines = days([NOON, NOON - 400 * DAY_MS, NOON, NOON - 400 * DAY_MS, NOON]);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('Today');
    expect(lines[1]).toContain('2025');
    const keys = linesOf([NOON, NOON - 400 * DAY_MS, NOON, NOON - 400 * DAY_MS]).map(
      ({ key }) => key,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('B5: a client whose clock is off', () => {
  it.each([-2, -400 * 24])('by %i hours does not show what waits before what was said', (hours) => {
    const rows = linesOf([NOON], [waiting(NOON + hours * HOUR_MS)]);
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'message', 'message']);
    expect(rows.at(-1)).toMatchObject({ at: NOON, text: 'waiting' });
  });

  it('says no day that is still to come by another name than its date', () => {
    expect(toDayText(NOON + DAY_MS, NOON, t)).toMatch(/13/);
    expect(toDayText(NOON + 400 * DAY_MS, NOON, t)).toMatch(/2027/);
    expect(toDayText(NOON - DAY_MS, NOON, t)).toBe('Yesterday');
  });
});

describe('today', () => {
  afterEach(() => void vi.useRealTimers());
  const startOf = (at: number) => new Date(at).setHours(0, 0, 0, 0);

  it('B5: is the server’s, wherever the own clock stands', () => {
    vi.useFakeTimers({ now: NOON - 400 * DAY_MS });
    const { result, rerender } = renderHook(({ offset }) => useToday(offset), {
      initialProps: { offset: 0 },
    });
    expect(result.current).toBe(startOf(NOON - 400 * DAY_MS));
    rerender({ offset: 400 * DAY_MS });
    expect(toDayText(NOON, result.current, t)).toBe('Today');
  });

  it('B6: is another one after a night of sleep, and when somebody sets the clock', () => {
    vi.useFakeTimers({ now: EVENING });
    const { result } = renderHook(() => useToday(0));
    expect(result.current).toBe(startOf(EVENING));
    act(() => void vi.advanceTimersByTime(2 * 60_000));
    expect(result.current).toBe(startOf(EVENING + DAY_MS));
    vi.setSystemTime(NOON + 9 * DAY_MS);
    act(() => void vi.advanceTimersByTime(30_000));
    expect(result.current).toBe(startOf(NOON + 9 * DAY_MS));
    vi.setSystemTime(NOON);
    act(() => void vi.advanceTimersByTime(30_000));
    expect(result.current).toBe(startOf(NOON));
  });
});
