import { describe, expect, it } from 'vitest';
import type { ExportSource } from '../../../client/export-source';
import { createLogWriter, aHeader, LOBBY, ORDERS } from '../../../node/export/testing/sample-log';
import { createIdentity } from '../../../node/identity';
import type { ExportHeader } from '../../../shared/export/format';
import { failure } from '../../../shared/lib/result';
import { createEnglish } from '../../../shared/texts';
import { toSource } from '../testing/sources';
import { writePage } from './page';
import { CONTENT_POLICY, STYLE } from './style';

const place = { t: createEnglish(), locale: 'en-GB', timeZone: 'UTC' };
const rosa = createIdentity();
const jonas = createIdentity();
const people = [
  { identity: rosa, name: 'Rosa', role: 'host' as const },
  { identity: jonas, name: 'Jonas' },
];

async function draw(source: ExportSource, header: ExportHeader = source.header as ExportHeader) {
  const texts: string[] = [];
  for await (const step of writePage(source, header, place)) {
    if (!step.ok) return { html: texts.join(''), code: step.code };
    texts.push(step.value.text);
  }
  return { html: texts.join(''), code: null };
}

function oneRoom(write: (log: ReturnType<typeof createLogWriter>) => void) {
  const log = createLogWriter(LOBBY);
  write(log);
  const rooms = [{ id: LOBBY, name: 'Lobby', headSeq: log.entries.length }];
  return { header: aHeader(jonas, people, rooms), entries: log.entries };
}

async function drawRoom(write: (log: ReturnType<typeof createLogWriter>) => void) {
  const { header, entries } = oneRoom(write);
  return (await draw(toSource(header, entries).source)).html;
}

/** The words a reader sees, without marks. */
const toText = (html: string) =>
  html
    .slice(html.indexOf('<main>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('an exported page', () => {
  it('shows messages as they stand: edited, answered, with reactions, deleted', async () => {
    const html = await drawRoom((log) => {
      log.join(rosa, 'created');
      const first = log.say(rosa, 'Is the laser free at three?');
      const answer = log.say(jonas, 'It is, until four.', first);
      log.edit(jonas, answer, 'It is, until half past four.');
      log.react(rosa, answer, '👍');
      log.react(jonas, answer, '👍');
      const slip = log.say(rosa, 'The door has swordfish');
      log.redact(rosa, slip);
    });
    const text = toText(html);
    expect(text).toContain('Rosa made this room');
    expect(text).toContain('In reply to Rosa Is the laser free at three?');
    expect(text).toContain('It is, until half past four. edited 08:03 👍 Rosa , Jonas');
    expect(text).not.toContain('until four.');
    expect(text).toContain('Message deleted');
    expect(html).not.toContain('swordfish');
    expect(html).toContain('href="#r0-2"');
    expect(html).toContain('id="r0-2"');
    expect(text).not.toContain('signature');
  });

  it('TL-5: says beside the words that a part of a message needs a newer version', async () => {
    const html = await drawRoom((log) => {
      const first = log.say(rosa, 'When shall we meet?');
      log.entries[0] = { ...first, needsNewer: true };
      log.say(jonas, 'Tomorrow.');
    });
    expect(toText(html)).toContain(
      'When shall we meet? A part of this message needs a newer Hearth to be shown.',
    );
    expect(toText(html).match(/needs a newer Hearth/g)).toHaveLength(1);
  });

  it('shows Markdown as the window does, and leads nowhere', async () => {
    const html = await drawRoom((log) => {
      const first = log.say(rosa, '**Bold** and `a < b`\n> said\n- one\n\n```js\nx && y\n```');
      log.say(jonas, '[words](https://a.example) https://b.example', first);
    });
    expect(html).toContain(
      '<p class="t" dir="auto"><strong>Bold</strong> and <code dir="ltr">a &lt; b</code></p>',
    );
    expect(html).toContain(
      '<blockquote class="k" dir="auto"><p class="t" dir="auto">said</p></blockquote>',
    );
    expect(html).toContain('<li><p class="t" dir="auto">one</p></li>');
    expect(html).toContain('<pre dir="ltr"><code>x &amp;&amp; y</code></pre>');
    expect(toText(html)).toContain('words ( https://a.example ) https://b.example');
    // The quoted line has no marks.
    expect(toText(html)).toContain(
      'In reply to Rosa Bold and a &lt; b &gt; said - one x &amp;&amp; y',
    );
    expect(html).not.toContain('href="http');
  });

  it('EX-9: holds no script, no style but its own, no address, whatever people write', async () => {
    const nasty = [
      '</p></article></style><script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '"><svg onload="alert(1)">',
      '&lt;b&gt; & &amp;',
      `' onmouseover='alert(1)`,
      '\u202Eright to left\u202C $t(common.cancel) {{name}}',
    ];
    const log = createLogWriter(LOBBY);
    for (const words of nasty) log.say(rosa, words);
    log.rename(rosa, nasty[0] ?? '');
    log.react(jonas, log.say(rosa, 'x'), '<i>');
    const rooms = [{ id: LOBBY, name: nasty[2] ?? '', headSeq: log.entries.length }];
    const named = people.map((one, index) => ({ ...one, name: nasty[index] ?? '' }));
    const header = { ...aHeader(jonas, named, rooms), serverName: nasty[1] ?? '' };
    const { html } = await draw(toSource(header, log.entries).source);
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
    for (const tag of ['script', 'img', 'svg', 'i', 'b']) expect([...tags]).not.toContain(tag);
    expect(html.match(/<style>/g)).toHaveLength(1);
    const bodyHtml = html.slice(html.indexOf('<body>'));
    for (const [, attribute] of bodyHtml.matchAll(/<[a-z0-9]+((?: [a-z-]+="[^"]*")*)>/g)) {
      expect(attribute).not.toMatch(/ (?:on[a-z]+|style|src)=/);
    }
    expect(bodyHtml.replace(/<\/?[a-z0-9]+(?: [a-z-]+="[^"]*")*>/g, '')).not.toMatch(/[<>]/);
    expect(html).not.toMatch(/(?:href|src)="(?!#)/);
    expect(toText(html)).toContain('&amp;lt;b&amp;gt; &amp; &amp;amp;');
    expect(toText(html)).toContain('$t(common.cancel) {{name}}');
  });

  it('EX-9: allows its own style and nothing else', async () => {
    const html = await drawRoom((log) => log.say(rosa, 'x'));
    expect(html).toContain(`content="${CONTENT_POLICY}"`);
    expect(html).toContain(`<style>${STYLE}</style>`);
    expect(CONTENT_POLICY).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
    expect(STYLE).not.toMatch(/url\(|@import|https?:/);
  });

  it('has a heading for every day, and names each speaker once in a row', async () => {
    const html = await drawRoom((log) => {
      for (let count = 0; count < 8; count += 1) log.say(rosa, `line ${count}`);
    });
    const days = [...html.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, day]) => day?.replace(',', ''));
    expect(days).toEqual([
      '<time datetime="2026-05-01">Friday 1 May 2026</time>',
      '<time datetime="2026-05-02">Saturday 2 May 2026</time>',
    ]);
    expect(html.match(/class="who/g)).toHaveLength(2);
    expect(html.match(/<section class="day">/g)).toHaveLength(2);
    expect(html.match(/<section/g)?.length).toBe(html.match(/<\/section>/g)?.length);
  });

  it('says where a signature does not fit, of first words and of edits', async () => {
    const { header, entries } = oneRoom((log) => {
      log.say(rosa, 'true');
      log.edit(jonas, log.say(jonas, 'also true'), 'edited');
      log.say(rosa, 'true too');
    });
    const forged = entries.map((entry) => {
      if (entry.kind === 'message' && entry.text === 'true') return { ...entry, text: 'untrue' };
      return entry.kind === 'edit' ? { ...entry, text: 'edited by somebody else' } : entry;
    });
    const { html } = await draw(toSource(header, forged).source);
    const doubtful = html.split('<article').filter((part) => part.includes('class="f"'));
    expect(doubtful).toHaveLength(2);
    expect(doubtful[0]).toContain('untrue');
    expect(doubtful[1]).toContain('edited by somebody else');
    expect((await draw(toSource(header, entries).source)).html).not.toContain('class="f"');
  });

  it('says what is missing, and that it was written offline', async () => {
    const { header, entries } = oneRoom((log) => {
      for (let count = 0; count < 9; count += 1) log.say(rosa, `line ${count}`);
    });
    const rooms = [
      ...header.rooms,
      ...aHeader(jonas, people, [{ id: ORDERS, name: 'orders', headSeq: 4 }]).rooms,
    ];
    const held = entries.filter(({ seq }) => seq === 3 || seq === 4 || seq === 7);
    const offline = { ...header, rooms, isComplete: false };
    const { html } = await draw(toSource(offline, held).source);
    const text = toText(html);
    expect(html).toContain('Written without a connection');
    expect([...text.matchAll(/(\d) entr(?:y|ies) (?:is|are) missing/g)].map(([, n]) => n)).toEqual([
      '2',
      '2',
      '2',
    ]);
    expect(text).toContain('Nothing of this room is here.');
    expect(html).toContain('<nav aria-label="Rooms">');
  });

  it('lives with times that are no dates', async () => {
    const { header, entries } = oneRoom((log) => log.say(rosa, 'when?'));
    const odd = entries.map((entry) => ({ ...entry, at: Number.MAX_SAFE_INTEGER }));
    expect(toText((await draw(toSource(header, odd).source)).html)).toContain('when?');
  });

  it('ends where entries cannot be had any more', async () => {
    const { header, entries } = oneRoom((log) => log.say(rosa, 'hello'));
    const { source } = toSource(header, entries);
    source.pages = async function* pages() {
      yield failure('offline', 'gone');
    };
    expect((await draw(source)).code).toBe('offline');
  });
});
