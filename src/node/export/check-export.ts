import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  anyExportHeaderSchema,
  EXPORT_LINE_BYTES,
  EXPORT_VERSION,
  exportedEntrySchema,
  exportEndSchema,
  exportHeaderSchema,
  toExportLine,
  toExportSigningText,
  type ExportEnd,
  type ExportHeader,
} from '../../shared/export/format';
import type { ExportCheck, ExportFault, ExportReport } from '../../shared/export/report';
import { parseAtDoor } from '../../shared/lib/parse-at-door';
import type { Entry } from '../../shared/model/entry';
import { verifySignature } from '../keys';
import { createEntryJudge } from './entry-judge';
import { readLines, type Line } from './read-lines';
import { createRoomCheck, type RoomCheck } from './room-check';

/** How long lines are looked at in one go before others get their turn. */
const SLICE_MS = 8;
/** How many problems are told one by one. */
const TOLD_PROBLEMS = 100;

/** The last character of a signature has bits that mean nothing; nobody may change the file in them either. */
function isPlain(signature: string): boolean {
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

function toValue(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readHeader({ text }: Line): ExportHeader | 'newer' | null {
  const value = toValue(text);
  const header = parseAtDoor(exportHeaderSchema, value);
  if (header.success) return header.data;
  const other = parseAtDoor(anyExportHeaderSchema, value);
  return other.success && other.data.version > EXPORT_VERSION ? 'newer' : null;
}

/** What one line says; null where it is no line of an export. Whatever is not written as Hearth writes it is none. */
function readLine({ text }: Line): Entry | ExportEnd | null {
  const value = toValue(text);
  const parsed = parseAtDoor(exportedEntrySchema.or(exportEndSchema), value);
  return parsed.success && toExportLine(parsed.data) === `${text}\n` ? parsed.data : null;
}

function toUnsigned({ kind }: Entry): 'unsigned' | 'lost' | 'later' {
  if (kind === 'lost') return 'lost';
  return kind === 'unknown' ? 'later' : 'unsigned';
}

/** The rooms of a file, one after the other. */
function createOrderCheck(header: ExportHeader) {
  const places = new Map(header.rooms.map(({ id }, index) => [id, index]));
  let current = -1;
  let check: RoomCheck | null = null;
  const counts = { missing: 0, unexplained: 0 };

  const goTo = (index: number) => {
    while (current < index) {
      const closed = check?.close() ?? { missing: 0, unexplained: 0 };
      counts.missing += closed.missing;
      counts.unexplained += closed.unexplained;
      current += 1;
      const room = header.rooms[current];
      check = room === undefined ? null : createRoomCheck(room.headSeq);
    }
  };

  return {
    nameOf: (entry: Entry) => header.rooms[places.get(entry.roomId) ?? -1]?.name ?? null,
    take(entry: Entry): ExportFault[] {
      const place = places.get(entry.roomId);
      if (place === undefined || place < current) return ['out_of_place'];
      goTo(place);
      return check?.take(entry) ?? [];
    },
    close() {
      goTo(header.rooms.length);
      return counts;
    },
  };
}

function toFreshReport(header: ExportHeader): ExportReport {
  const { serverId, serverName, exportedAt, by, isComplete, members, rooms } = header;
  return {
    serverId,
    serverName,
    exportedAt,
    by,
    byName: members.find(({ id }) => id === by)?.name ?? null,
    rooms: rooms.length,
    isComplete,
    entries: 0,
    right: 0,
    redacted: 0,
    unexplained: 0,
    unsigned: 0,
    lost: 0,
    later: 0,
    missing: 0,
    forged: 0,
    problems: [],
    faults: 0,
    ending: 'cut',
    isSealed: false,
    isClean: false,
  };
}

/** Looks at every line after the first. */
function createChecker(header: ExportHeader, firstLine: Line) {
  const report = toFreshReport(header);
  const judge = createEntryJudge(header.serverId, header.members);
  const order = createOrderCheck(header);
  const hash = createHash('sha256');
  let isEnded = false;

  const fault = (kind: ExportFault, { number }: Line, entry: Entry | null) => {
    report.faults += 1;
    if (report.problems.length >= TOLD_PROBLEMS) return;
    const roomName = entry === null ? null : order.nameOf(entry);
    report.problems.push({ fault: kind, line: number, roomName, seq: entry?.seq ?? null });
  };

  if (toExportLine(header) !== `${firstLine.text}\n`) fault('unreadable', firstLine, null);
  for (const _ of judge.impostors) fault('wrong_key', firstLine, null);
  hash.update(firstLine.bytes ?? '');

  const takeEnd = (end: ExportEnd) => {
    isEnded = true;
    const isWhole = end.entries === report.entries && end.sha256 === hash.digest('hex');
    const key = judge.impostors.includes(header.by)
      ? undefined
      : header.members.find(({ id }) => id === header.by)?.publicKey;
    const text = toExportSigningText(header.serverId, end);
    report.ending = isWhole ? 'whole' : 'changed';
    report.isSealed =
      isWhole &&
      key !== undefined &&
      isPlain(end.signature) &&
      verifySignature(key, text, end.signature);
  };

  const takeEntry = (entry: Entry, line: Line) => {
    report.entries += 1;
    const verdict = judge.judge(entry);
    if (verdict === 'right') report[entry.kind === 'tombstone' ? 'redacted' : 'right'] += 1;
    if (verdict === 'unsigned') report[toUnsigned(entry)] += 1;
    if (verdict === 'forged') report.forged += 1;
    if (verdict === 'forged' || verdict === 'unknown_author') fault(verdict, line, entry);
    for (const kind of order.take(entry)) fault(kind, line, entry);
  };

  return {
    /** Bytes of a line that is too long to be read. */
    skip(bytes: Uint8Array) {
      if (!isEnded) hash.update(bytes);
    },
    take(line: Line) {
      if (isEnded) {
        fault('after_end', line, null);
        return;
      }
      const content = readLine(line);
      if (content !== null && 'end' in content) {
        takeEnd(content);
        return;
      }
      if (line.bytes !== null) hash.update(line.bytes);
      if (content === null) fault('unreadable', line, null);
      else takeEntry(content, line);
    },
    close(): ExportReport {
      Object.assign(report, order.close());
      const lacks = report.isComplete && report.missing > 0;
      const isWhole = report.ending === 'whole' && report.isSealed;
      report.isClean = isWhole && report.faults === 0 && !lacks;
      return report;
    },
  };
}

/**
 * Reads an export and checks everything that can be checked without its server. Never throws because of what stands in
 * it; throws what `source` throws. null where `signal` called it off.
 */
export async function checkExport(
  source: AsyncIterable<Uint8Array>,
  options: { signal?: AbortSignal; progress?: (bytes: number) => void } = {},
): Promise<ExportCheck | null> {
  let checker: ReturnType<typeof createChecker> | null = null;
  let bytes = 0;
  let sliceStart = performance.now();
  for await (const line of readLines(source, EXPORT_LINE_BYTES, (skipped) => {
    bytes += skipped.length;
    checker?.skip(skipped);
  })) {
    bytes += line.bytes?.length ?? 0;
    if (checker === null) {
      const header = readHeader(line);
      if (header === 'newer') return { kind: 'newer' };
      if (header === null) return { kind: 'not_export' };
      checker = createChecker(header, line);
    } else {
      checker.take(line);
    }
    if (performance.now() - sliceStart < SLICE_MS) continue;
    options.progress?.(bytes);
    await nextTurn();
    if (options.signal?.aborted === true) return null;
    sliceStart = performance.now();
  }
  if (options.signal?.aborted === true) return null;
  return checker === null ? { kind: 'not_export' } : { kind: 'checked', report: checker.close() };
}
