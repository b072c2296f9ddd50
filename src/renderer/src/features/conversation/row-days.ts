const DAY_MS = 24 * 60 * 60_000;

/** Where days begin in a conversation. */
export interface RowDays {
  /** What stands there was said then: the key of the line that begins another day, null within the same. */
  open(at: number, isFirstRow: boolean): string | null;
}

/** Finds the days of one conversation, to be asked for each line in order. */
export function createRowDays(): RowDays {
  let from = 0;
  let to = 0;
  let day = '';
  let dayAt = 0;
  const keys = new Set<string>();
  return {
    open(at, isFirstRow) {
      // Of thousands of lines hardly one begins a day, and to take a time apart is the dearest of what is asked of each.
      if (at >= from && at < to) return null;
      const time = new Date(at);
      const [year, month, date] = [time.getFullYear(), time.getMonth(), time.getDate()];
      const name = `${year}-${month + 1}-${date}`;
      // A clock that was put right by less than a day around midnight does not make yesterday of today.
      const isStepBack = at < dayAt && dayAt - at < DAY_MS;
      if (name === day || isStepBack) return null;
      from = new Date(year, month, date).getTime();
      to = new Date(year, month, date + 1).getTime();
      day = name;
      dayAt = at;
      let key = `day:${name}:${isFirstRow ? 'first' : at}`;
      while (keys.has(key)) key += ':again';
      keys.add(key);
      return key;
    },
  };
}
