import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExportSource } from '../../../client/export-source';
import { createEntryJudge, type EntryJudge } from '../../../node/export/entry-judge';
import type { ExportedRoom, ExportHeader } from '../../../shared/export/format';
import { success } from '../../../shared/lib/result';
import type { ExportBody } from '../export-body';
import { createQuotes } from './quotes';
import { createRows } from './rows';
import { CONTENT_POLICY, STYLE } from './style';
import { createPageWords, isolate, type PagePlace, type PageWords } from './words';

/** How long entries are drawn in one go before others get their turn. */
const SLICE_MS = 8;

function nameRoom(room: ExportedRoom, { by }: ExportHeader, words: PageWords): string {
  if (room.kind === 'room') return `<bdi>#&nbsp;${isolate(room.name)}</bdi>`;
  const others = room.memberIds.filter((id) => id !== by).map((id) => words.name(id));
  return words.say((t, put) => t('export.document.direct', { names: put(others.join(', ')) }));
}

function drawHead(header: ExportHeader, words: PageWords, timeZone: string): string {
  const { serverName, by, exportedAt, isComplete, rooms } = header;
  const facts = [
    words.say((t, put) =>
      t('export.document.by', {
        name: put(words.name(by)),
        time: put(words.dayAndTime(exportedAt)),
      }),
    ),
    words.say((t, put) => t('export.document.times', { zone: put(isolate(timeZone)) })),
    words.say((t) => t('export.document.forReading')),
  ].join(' ');
  const title = words.say((t, put) =>
    t('export.document.title', { server: put(isolate(serverName)) }),
  );
  const note = isComplete
    ? ''
    : `<p class="note">${words.say((t) => t('export.document.incomplete'))}</p>`;
  const links = rooms.map(
    (room, index) => `<li><a href="#r${index}">${nameRoom(room, header, words)}</a></li>`,
  );
  const navigation =
    rooms.length < 2
      ? ''
      : `<nav aria-label="${words.say((t) => t('export.document.rooms'))}"><ul>${links.join('')}</ul></nav>`;
  return `<!doctype html>
<html lang="${words.say((t) => t('export.document.language'))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Hearth">
<title>${title.replace(/<\/?bdi>/g, '')}</title>
<style>${STYLE}</style>
</head>
<body>
<div class="page">
<header>
<h1>${isolate(serverName)}</h1>
<p class="facts">${facts}</p>
${note}${navigation}
</header>
<main>
`;
}

/** The entries of one room, cut into days. */
async function* writeRoom(
  source: ExportSource,
  room: ExportedRoom,
  anchor: string,
  words: PageWords,
  judge: EntryJudge,
): ExportBody {
  const quotes = createQuotes((seq) => source.find(room.id, seq));
  const rows = createRows({ anchor, words, judge, quotes });
  let day: string | null = null;
  let last = 0;
  let sliceStart = performance.now();

  const closeDay = () => (day === null ? '' : '</section>\n');
  const drawGap = (count: number) => {
    if (count === 0) return '';
    rows.part();
    return `<p class="gap">${words.say((t) => t('export.document.gap', { count }))}</p>\n`;
  };

  for await (const page of source.pages(room.id)) {
    if (!page.ok) {
      yield page;
      return;
    }
    const pieces: string[] = [];
    for (const entry of page.value) {
      pieces.push(drawGap(entry.seq - last - 1));
      last = entry.seq;
      const key = words.dayKey(entry.at);
      if (key !== day) rows.part();
      // Drawn one after the other: each looks back at the one before.
      const row = await rows.draw(entry);
      if (row !== '' && key !== day) {
        pieces.push(`${closeDay()}<section class="day"><h3>${words.day(entry.at)}</h3>\n`);
        day = key;
      }
      pieces.push(row);
      if (performance.now() - sliceStart < SLICE_MS) continue;
      await nextTurn();
      sliceStart = performance.now();
    }
    yield success({ text: pieces.join(''), entries: page.value.length, place: last });
  }
  const empty =
    last === 0 ? `<p class="gone">${words.say((t) => t('export.document.empty'))}</p>\n` : '';
  const text = `${empty}${last === 0 ? '' : drawGap(room.headSeq - last)}${closeDay()}`;
  yield success({ text, entries: 0, place: room.headSeq });
}

/** The export that people read: one page without script that fetches nothing. */
export async function* writePage(
  source: ExportSource,
  header: ExportHeader,
  place: PagePlace,
): ExportBody {
  const words = createPageWords(place, header.members);
  const judge = createEntryJudge(header.serverId, header.members);
  let before = 0;
  let entries = 0;
  yield success({ text: drawHead(header, words, place.timeZone), entries: 0, place: before });
  for (const [index, room] of header.rooms.entries()) {
    const topic = room.topic === '' ? '' : `<p class="topic" dir="auto">${isolate(room.topic)}</p>`;
    const name = nameRoom(room, header, words);
    const text = `<section aria-labelledby="r${index}">\n<h2 id="r${index}">${name}</h2>\n${topic}\n`;
    yield success({ text, entries: 0, place: before });
    for await (const step of writeRoom(source, room, `r${index}`, words, judge)) {
      if (!step.ok) {
        yield step;
        return;
      }
      entries += step.value.entries;
      yield success({ ...step.value, place: before + step.value.place });
    }
    before += room.headSeq;
    yield success({ text: '</section>\n', entries: 0, place: before });
  }
  const end = words.say((t) => t('export.document.end', { count: entries }));
  const text = `</main>\n<footer>${end}</footer>\n</div>\n</body>\n</html>\n`;
  yield success({ text, entries: 0, place: before });
}
