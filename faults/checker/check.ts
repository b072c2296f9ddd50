import type { Evidence, JournalLine, StoredLine, Witness } from './evidence';

/** What the evidence comes to. All four counts are 0 where every promise was kept. */
export interface Verdict {
  acknowledged: number;
  /** Acknowledged or safely in the outbox and not stored; or stored and not shown, or not kept, by a participant. */
  lost: number;
  /** Stored more than once, or shown more than once as news. */
  duplicated: number;
  /** Stored in another order than written, numbered with holes, or shown in another order than stored. */
  outOfOrder: number;
  /** Stored or shown, and never written by anybody. */
  invented: number;
  /** How often the server held an honest participant to a rate. */
  slowed: number;
  /** The first few findings in words. */
  findings: string[];
}

type Fault = Exclude<keyof Verdict, 'acknowledged' | 'findings'>;

/** Of each kind. */
const FINDINGS = 4;

function createTally() {
  const counts: Record<Fault, number> = {
    lost: 0,
    duplicated: 0,
    outOfOrder: 0,
    invented: 0,
    slowed: 0,
  };
  const findings: string[] = [];
  return {
    counts,
    findings,
    find(fault: Fault, sentence: string) {
      counts[fault] += 1;
      if (counts[fault] <= FINDINGS) findings.push(sentence);
    },
  };
}
type Tally = ReturnType<typeof createTally>;

function only<W extends JournalLine['what']>(
  journal: readonly JournalLine[],
  what: W,
): Extract<JournalLine, { what: W }>[] {
  return journal.filter((line): line is Extract<JournalLine, { what: W }> => line.what === what);
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Where each message is stored; the first place where there are several. */
type Places = ReadonlyMap<string, StoredLine>;

function checkStored(stored: readonly StoredLine[], written: ReadonlySet<string>, tally: Tally) {
  const places = new Map<string, StoredLine>();
  for (const line of stored) {
    if (line.id === null) continue;
    if (places.has(line.id)) tally.find('duplicated', `${line.id} is stored more than once.`);
    else places.set(line.id, line);
    if (!written.has(line.id)) tally.find('invented', `Nobody wrote ${line.id}, which is stored.`);
  }
  for (const [room, lines] of groupBy(stored, (line) => line.room)) {
    lines.forEach(({ seq }, index) => {
      const before = lines[index - 1]?.seq ?? 0;
      if (seq !== before + 1) {
        tally.find('outOfOrder', `${room}: entry ${seq} follows entry ${before}.`);
      }
    });
  }
  return places;
}

/** What one participant wrote arrived, and in the order written. */
function checkSent({ name, journal }: Witness, places: Places, tally: Tally): void {
  for (const { id } of only(journal, 'attempted')) {
    if (!places.has(id))
      tally.find('lost', `${id} was in the outbox of ${name} and is not stored.`);
  }
  const attempted = new Set(only(journal, 'attempted').map(({ id }) => id));
  for (const { id, room, seq } of only(journal, 'acknowledged')) {
    const place = places.get(id);
    if (place === undefined) {
      // Where the attempt is known as well, it is lost only once.
      if (!attempted.has(id)) {
        tally.find('lost', `${id} was acknowledged to ${name} and is not stored.`);
      }
    } else if (place.room !== room || place.seq !== seq) {
      tally.find('outOfOrder', `${id} was acknowledged as ${seq} and is stored as ${place.seq}.`);
    }
  }
  const lastIn = new Map<string, number>();
  for (const { id } of only(journal, 'intended')) {
    const place = places.get(id);
    if (place === undefined) continue;
    if (place.seq < (lastIn.get(place.room) ?? 0)) {
      tally.find('outOfOrder', `${id} is stored before what ${name} wrote earlier.`);
    }
    lastIn.set(place.room, Math.max(place.seq, lastIn.get(place.room) ?? 0));
  }
}

/** What one participant was shown is what is stored: all of it, once, in order. */
function checkShown(
  { name, journal, isWatching }: Witness,
  stored: readonly StoredLine[],
  places: Places,
  written: ReadonlySet<string>,
  tally: Tally,
): void {
  const isAt = new Set(stored.map(({ room, seq, id }) => `${room} ${seq} ${id ?? ''}`));
  const everShown = new Set<string>();
  const news = new Set<string>();
  let last = new Map<string, number>();
  for (const line of journal) {
    if (line.what === 'began') last = new Map();
    if (line.what === 'reset') {
      last.delete(line.room);
      for (const key of news) if (key.startsWith(`${line.room} `)) news.delete(key);
    }
    if (line.what !== 'shown') continue;
    const { room, how } = line;
    for (const [seq, id] of line.items) {
      const key = `${room} ${seq}`;
      const before = last.get(room);
      if (how === 'news' && news.has(key)) {
        tally.find('duplicated', `${name} was shown entry ${seq} as news more than once.`);
      } else if (before !== undefined && seq !== before + 1) {
        tally.find('outOfOrder', `${name} was shown entry ${seq} right after ${before}.`);
      }
      last.set(room, Math.max(seq, before ?? 0));
      if (how === 'news') news.add(key);
      if (id !== null && !written.has(id)) {
        tally.find('invented', `${name} was shown ${id}, which nobody wrote.`);
      } else if (!isAt.has(`${key} ${id ?? ''}`)) {
        const fault = id !== null && places.has(id) ? 'outOfOrder' : 'lost';
        tally.find(
          fault,
          `${name} was shown ${id ?? 'an entry'} as ${seq}; it is not stored there.`,
        );
      }
      if (id !== null) everShown.add(id);
    }
  }
  for (const id of isWatching ? places.keys() : []) {
    if (!everShown.has(id)) tally.find('lost', `${name} was never shown ${id}.`);
  }
}

/** What one participant keeps on its disk is a part of what is stored, without a hole. */
function checkKept({ name, kept }: Witness, stored: readonly StoredLine[], tally: Tally): void {
  if (kept === null) return;
  const isAt = new Set(stored.map(({ room, seq, id }) => `${room} ${seq} ${id ?? ''}`));
  for (const [room, lines] of groupBy(kept, (line) => line.room)) {
    lines.forEach(({ seq, id }, index) => {
      const before = lines[index - 1]?.seq;
      if (before !== undefined && seq !== before + 1) {
        tally.find('lost', `${name} keeps entry ${seq} of ${room} right after ${before}.`);
      }
      if (!isAt.has(`${room} ${seq} ${id ?? ''}`)) {
        tally.find(
          'outOfOrder',
          `${name} keeps ${id ?? 'an entry'} as ${seq}; it is not stored there.`,
        );
      }
    });
  }
}

/**
 * Compares what was written, acknowledged, shown, kept and stored. Knows nothing of Hearth's own code, so that a mistake
 * there cannot hide itself here.
 */
export function check({ witnesses, stored }: Evidence): Verdict {
  const tally = createTally();
  const written = new Set(
    witnesses.flatMap(({ journal }) => only(journal, 'intended').map(({ id }) => id)),
  );
  const ordered = stored.toSorted((a, b) =>
    a.room === b.room ? a.seq - b.seq : a.room < b.room ? -1 : 1,
  );
  const places = checkStored(ordered, written, tally);
  for (const witness of witnesses) {
    checkSent(witness, places, tally);
    checkShown(witness, ordered, places, written, tally);
    checkKept(witness, ordered, tally);
    for (const { by } of only(witness.journal, 'slowed')) {
      tally.find('slowed', `${witness.name} met a rate limit: ${by}.`);
    }
  }
  const acknowledged = new Set(
    witnesses.flatMap(({ journal }) => only(journal, 'acknowledged').map(({ id }) => id)),
  ).size;
  return { acknowledged, ...tally.counts, findings: tally.findings };
}
