const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

function toLocalDay(day: string, extraDays: number): number | null {
  const [, year, month, date] = DAY.exec(day) ?? [];
  if (year === undefined) return null;
  const at = new Date(Number(year), Number(month) - 1, Number(date) + extraDays).getTime();
  return Number.isNaN(at) || at < 0 ? null : at;
}

/** The first moment of a day as a date field gives it (`2026-03-29`), in local time; null for none. */
export function toDayStart(day: string): number | null {
  return toLocalDay(day, 0);
}

/** The last moment of a day; right also on days of 23 or 25 hours. */
export function toDayEnd(day: string): number | null {
  const next = toLocalDay(day, 1);
  return next === null ? null : next - 1;
}

/** The local day of a time, as a date field wants it. */
export function toFieldDay(at: number): string {
  const date = new Date(at);
  const pad = (part: number, length: number) => String(part).padStart(length, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}
