import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits';
import { findLinks, readLink } from './links';

const hrefs = (text: string) => findLinks(text).map(({ href }) => href);
const written = (text: string) => findLinks(text).map(({ start, end }) => text.slice(start, end));

describe('G3: links in messages', () => {
  it.each([
    ['see https://example.org/a?b=c#d now', 'https://example.org/a?b=c#d'],
    ['http://192.168.4.20:8080/x', 'http://192.168.4.20:8080/x'],
    ['http://[fe80::1]:80/x', 'http://[fe80::1]:80/x'],
    ['HTTPS://EXAMPLE.ORG', 'HTTPS://EXAMPLE.ORG'],
    ['(https://example.org/a_(b))', 'https://example.org/a_(b)'],
    ['Look at https://example.org/a.', 'https://example.org/a'],
    ['“https://example.org/”, they said', 'https://example.org/'],
    ['<https://example.org/x>', 'https://example.org/x'],
    ['https://example.org/\u00E4?q=\u6F22', 'https://example.org/\u00E4?q=\u6F22'],
    ['write to mailto:rosa@example.org!', 'mailto:rosa@example.org'],
    ['hearth://join/1?k=x&h=y', 'hearth://join/1?k=x&h=y'],
    [
      '\u05E9\u05DC\u05D5\u05DD https://example.org/ \u05E9\u05DC\u05D5\u05DD',
      'https://example.org/',
    ],
    ['https://example.org/\u202Egnp.exe', 'https://example.org/'],
    ['https://example.org\u2028/evil', 'https://example.org'],
    ['https://exa\u200Bmple.org/', 'https://exa'],
    ['a https://one.example\nb https://two.example', 'https://one.example https://two.example'],
  ])('%j has %j', (text, links) => {
    expect(written(text).join(' ')).toBe(links);
  });

  const refused = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u2028javascript:alert(1)',
    'javascript://example.org/%0aalert(1)',
    'javascript:https://example.org/',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'file://host/share/x',
    'smb://host/share',
    '\\\\host\\share\\x.exe',
    '//host/share',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x&crumb=location:\\\\host',
    'ms-settings:privacy',
    'ssh://host',
    'tel:+491234',
    'sms:+491234',
    'hearth://settings',
    'hearth:join/1',
    'hearth://',
    'blob:https://example.org/x',
    'blob:app://hearth/x',
    'filesystem:https://example.org/x',
    'view-source:https://example.org',
    'about:blank',
    'chrome://settings',
    'app://hearth/index.html',
    'ftp://example.org/x',
    'ws://example.org/',
    'intent://example.org#Intent;end',
    'steam://run/1',
    'vscode://file/x',
    'shell:startup',
    'http:/example.org',
    'http:example.org',
    'http:\\\\example.org',
    'http://',
    'https://?x',
    'https://#x',
    'http://a b'.replace('a b', '%zz'),
    'http://256.256.256.256.256:99999/',
    'example.org',
    'www.example.org',
    'rosa@example.org',
    'mailto:',
    'mailto:?attach=/etc/passwd',
    'xhttps://example.org',
    'mailto:\u0440osa@example.org',
  ];
  it.each(refused)('%j has none', (text) => {
    expect(findLinks(text)).toEqual([]);
    expect(readLink(text)).toBeNull();
  });

  it('lets a mail carry nothing but its address', () => {
    expect(written('mailto:rosa@example.org?attach=/etc/passwd&bcc=x@evil.example')).toEqual([
      'mailto:rosa@example.org',
    ]);
  });

  it.each([
    ['http://good.example@evil.example/', 'evil.example', 'userinfo'],
    ['https://good.example:443@evil.example/', 'evil.example', 'userinfo'],
    ['https://@evil.example/', 'evil.example', 'userinfo'],
    ['https://good.example%2F@evil.example/', 'evil.example', 'userinfo'],
    ['https://\u0430pple.com/', 'xn--pple-43d.com', 'letters'],
    ['https://\u0430\u0440\u0440\u04CF\u0435.com/', 'xn--80ak6aa92e.com', 'letters'],
    ['https://g\u043E\u043Egle.com/', 'xn--ggle-55da.com', 'letters'],
    ['https://m\u00FCnchen.example/', 'xn--mnchen-3ya.example', null],
    ['https://\u65E5\u672C.example/', 'xn--wgv71a.example', null],
    ['https://\u05D9\u05E9.example/', null, null],
    ['https://example.org:8443/', 'example.org:8443', null],
    ['https://\uFF45xample.org/', 'example.org', 'letters'],
    ['https://example.org/@user', 'example.org', null],
    ['https://example.org/?a=b@c', 'example.org', null],
    ['http://0x7f000001/', '127.0.0.1', null],
  ])('%s leads to %s, by the trick %s', (text, host, trick) => {
    const [link] = findLinks(text);
    if (host !== null) expect(link?.host).toBe(host);
    expect(link?.host).toMatch(/^[\u0021-\u007E]+$/);
    expect(link?.trick).toBe(trick);
  });

  it('are opened in plain letters, under three schemes, whatever the text: 3,000 made-up ones', () => {
    const piece = fc.oneof(
      fc.constantFrom(...refused, 'https://', 'http://', 'mailto:', '@', '/', ':', '\u202E', ' '),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const link of findLinks(text)) {
          expect(link.start).toBeGreaterThanOrEqual(last);
          last = link.end;
          expect(link.href).toMatch(/^(?:https?:\/\/|mailto:|hearth:\/\/join\/)/i);
          if (link.kind !== 'invite') expect(link.href).toMatch(/^[\u0021-\u007E]+$/);
          expect(readLink(text.slice(link.start, link.end))).toMatchObject({ href: link.href });
          if (link.kind === 'web') expect(readLink(link.href)?.host).toBe(link.host);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('are bounded: a text that is nothing but links, and one long line', () => {
    expect(hrefs('http://a.b '.repeat(700))).toHaveLength(LIMITS.linksPerMessage);
    expect(hrefs(`http://a.b/${'x'.repeat(LIMITS.linkLength)}`)).toEqual([]);
    expect(hrefs(`http://a.b/${')'.repeat(1_000)}`)).toEqual(['http://a.b/']);
  });
});
