const MINUTE_MS = 60_000;
/** A night ends here: *until tomorrow* said before it means the morning that comes. */
const NIGHT_ENDS_HOUR = 4;
/** When tomorrow begins for who wants to be left alone until then. */
const MORNING_HOUR = 8;
/** Every change of a week's hours lies within so many days. */
const DAYS_AHEAD = 8;

/** Hours in which nothing is raised, on some days of the week, by this machine's clock. */
export interface QuietHours {
  /** Days on which they begin, 0 is Sunday. */
  days: number[];
  /** Minutes since midnight. */
  from: number;
  /** Not after `from`: on the next day. The same: a whole day. */
  to: number;
}

/** What was said by hand: be quiet, or be not although the hours say so. `until` null is until the person says otherwise. */
export interface QuietByHand {
  isOn: boolean;
  until: number | null;
}

/** For how long somebody can ask not to be disturbed. */
export const QUIET_LENGTHS = ['half-hour', 'hour', 'tomorrow', 'always'] as const;
export type QuietLength = (typeof QUIET_LENGTHS)[number];

/** Everything that can keep notifications back. */
export interface QuietFacts {
  byHand: QuietByHand | null;
  hours: readonly QuietHours[];
  /** The system's own do-not-disturb is on, and is followed. */
  isSystemQuiet: boolean;
}

/** Why nothing is raised now, and when that ends by itself in local milliseconds; null where it does not or nobody knows. */
export interface Quiet {
  why: 'hand' | 'hours' | 'system';
  until: number | null;
}

/** Whether do-not-disturb is on at a moment; null where it is not. What was said by hand goes before the hours. */
export function toQuiet({ byHand, hours, isSystemQuiet }: QuietFacts, now: number): Quiet | null {
  const said = byHand !== null && (byHand.until === null || byHand.until > now) ? byHand : null;
  if (said?.isOn === true) return { why: 'hand', until: said.until };
  if (said === null && isWithin(hours, now)) return { why: 'hours', until: findEnd(hours, now) };
  return isSystemQuiet ? { why: 'system', until: null } : null;
}

/** When {@link toQuiet} may say something else; null where time changes nothing. */
export function nextQuietChange({ byHand, hours }: QuietFacts, now: number): number | null {
  const times = toEdges(hours, now);
  if (byHand?.until !== null && byHand !== null && byHand.until > now) times.push(byHand.until);
  return times.length === 0 ? null : Math.min(...times);
}

/** What asking for quiet for so long means at a moment. */
export function toQuietByHand(length: QuietLength, now: number): QuietByHand {
  return { isOn: true, until: toEnd(length, now) };
}

/** What ending the quiet means at a moment: within quiet hours they are passed over until they end. */
export function toQuietEnded(hours: readonly QuietHours[], now: number): QuietByHand | null {
  if (!isWithin(hours, now)) return null;
  return { isOn: false, until: findEnd(hours, now) };
}

function toEnd(length: QuietLength, now: number): number | null {
  switch (length) {
    case 'half-hour':
      return now + 30 * MINUTE_MS;
    case 'hour':
      return now + 60 * MINUTE_MS;
    case 'tomorrow': {
      const today = new Date(now);
      const days = today.getHours() < NIGHT_ENDS_HOUR ? 0 : 1;
      return toMoment(now, days, MORNING_HOUR * 60);
    }
    case 'always':
      return null;
  }
}

function isWithin(hours: readonly QuietHours[], at: number): boolean {
  const date = new Date(at);
  const minute = date.getHours() * 60 + date.getMinutes();
  const day = date.getDay();
  const dayBefore = (day + 6) % 7;
  return hours.some(({ days, from, to }) =>
    from < to
      ? days.includes(day) && minute >= from && minute < to
      : (days.includes(day) && minute >= from) || (days.includes(dayBefore) && minute < to),
  );
}

/** The local moment at so many minutes of a day from today; the calendar knows of summer time. */
function toMoment(now: number, daysAhead: number, minute: number): number {
  const date = new Date(now);
  return new Date(
    date.getFullYear(),
    date.getMonth(),
    date.getDate() + daysAhead,
    0,
    minute,
  ).getTime();
}

/** All moments of the days that come at which hours begin or end. */
function toEdges(hours: readonly QuietHours[], now: number): number[] {
  const minutes = new Set(
    hours.flatMap(({ days, from, to }) => (days.length > 0 ? [from, to] : [])),
  );
  const edges: number[] = [];
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    for (const minute of minutes) {
      const at = toMoment(now, day, minute);
      if (at > now) edges.push(at);
    }
  }
  return edges;
}

/** The first moment that lies in no hours; null where they fill the whole week. */
function findEnd(hours: readonly QuietHours[], now: number): number | null {
  return (
    toEdges(hours, now)
      .toSorted((a, b) => a - b)
      .find((at) => !isWithin(hours, at)) ?? null
  );
}
