/** When something that is going on ends: the time, with the day where that is not today. `tag` is a BCP 47 locale. */
export function toUntilText(until: number, now: number, tag: string): string {
  const end = new Date(until);
  const isToday = end.toDateString() === new Date(now).toDateString();
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const format = isToday ? time : ({ weekday: 'long', ...time } as const);
  return new Intl.DateTimeFormat(tag, format).format(end);
}
