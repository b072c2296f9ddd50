/** The days of a week as they are written and in the order in which they come there; 0 is Sunday. */
export function toWeek(tag: string): { day: number; short: string; long: string }[] {
  const write = (weekday: 'short' | 'long', day: number) =>
    // The first of June 2025 was a Sunday.
    new Intl.DateTimeFormat(tag, { weekday, timeZone: 'UTC' }).format(Date.UTC(2025, 5, 1 + day));
  const first = toFirstDay(tag);
  return Array.from({ length: 7 }, (_, index) => {
    const day = (first + index) % 7;
    return { day, short: write('short', day), long: write('long', day) };
  });
}

/** The day that a week begins with; Monday where the runtime does not know. */
function toFirstDay(tag: string): number {
  const known = new Intl.Locale(tag) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
  };
  return (known.getWeekInfo?.().firstDay ?? 1) % 7;
}

/** Minutes since midnight as a field for a time holds them. */
export function toClock(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Reads such a field; null while no whole time stands in it. */
export function toMinutes(clock: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
