import { describe, expect, it } from 'vitest';
import { silentLog } from '../../shared/lib/log';
import { readLink, type Link } from '../../shared/model/links';
import type { ClientId, RoomId, ServerId } from '../../shared/model/ids';
import { printMessageLink, type MessageLink } from '../../shared/model/message-link';
import { printInvite, printWebInvite } from '../../shared/protocol/invite';
import { createEnglish } from '../../shared/texts';
import { createLinkOpener, toLinkQuestion, type LinkAnswer } from './links';

const invite = {
  serverId: 'A'.repeat(43) as ServerId,
  name: 'Workshop',
  addresses: [{ host: '192.168.4.20', port: 7788 }],
  token: null,
};

function setUp(answer: LinkAnswer | (() => Promise<LinkAnswer>), isBroken = false) {
  const asked: Link[] = [];
  const opened: string[] = [];
  const invites: string[] = [];
  const messages: MessageLink[] = [];
  const opener = createLinkOpener({
    ask: (link) => {
      asked.push(link);
      return typeof answer === 'function' ? answer() : Promise.resolve(answer);
    },
    openExternal: (href) => {
      opened.push(href);
      return isBroken ? Promise.reject(new Error('no handler')) : Promise.resolve();
    },
    openInvite: (input) => invites.push(input),
    openMessage: (link) => messages.push(link),
    log: silentLog,
  });
  return { opener, asked, opened, invites, messages };
}
const once: LinkAnswer = { isAgreed: true, isRemembered: false };
const always: LinkAnswer = { isAgreed: true, isRemembered: true };
const never: LinkAnswer = { isAgreed: false, isRemembered: true };

describe('G3: opening a link', () => {
  it('asks with the host it leads to, and opens what was asked about', async () => {
    const { opener, asked, opened } = setUp(once);
    expect(await opener.open('HTTP://Example.org/\u00E4')).toEqual({
      ok: true,
      value: { isOpened: true },
    });
    expect(asked.map(({ host }) => host)).toEqual(['example.org']);
    expect(opened).toEqual(['http://example.org/%C3%A4']);
  });

  it('opens nothing where the person says no, and asks again', async () => {
    const { opener, asked, opened } = setUp(never);
    await opener.open('https://example.org/');
    expect(await opener.open('https://example.org/')).toMatchObject({ value: { isOpened: false } });
    expect(asked).toHaveLength(2);
    expect(opened).toEqual([]);
  });

  it('asks once for a host that is remembered, for each port and each kind apart', async () => {
    const { opener, asked, opened } = setUp(always);
    for (const url of ['https://a.example/1', 'https://a.example/2', 'http://a.example/'])
      await opener.open(url);
    expect(asked).toHaveLength(1);
    await opener.open('https://a.example:8443/');
    await opener.open('https://b.a.example/');
    await opener.open('mailto:rosa@a.example');
    expect(asked).toHaveLength(4);
    expect(opened).toHaveLength(6);
  });

  it('remembers nothing for an address that deceives', async () => {
    const { opener, asked } = setUp(always);
    for (let count = 0; count < 2; count += 1) {
      await opener.open('http://good.example@evil.example/');
      await opener.open('https://\u0430pple.com/');
    }
    expect(asked.map(({ trick }) => trick)).toEqual(['userinfo', 'letters', 'userinfo', 'letters']);
    await opener.open('https://evil.example/');
    await opener.open('http://good.example@evil.example/');
    expect(asked).toHaveLength(6);
  });

  it('asks one question at a time', async () => {
    let answer = (_: LinkAnswer) => {};
    const { opener, asked, opened } = setUp(
      () =>
        new Promise<LinkAnswer>((resolve) => {
          answer = resolve;
        }),
    );
    const first = opener.open('https://a.example/');
    expect(await opener.open('https://b.example/')).toMatchObject({ value: { isOpened: false } });
    answer(once);
    expect(await first).toMatchObject({ value: { isOpened: true } });
    expect(asked).toHaveLength(1);
    expect(opened).toEqual(['https://a.example/']);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://host/share',
    '\\\\host\\share',
    'ms-msdt:/id',
    'search-ms:query=x',
    'data:text/html,x',
    'hearth://settings',
    'app://hearth/',
    'https://example.org/ --inspect',
    ' https://example.org/',
    'https://example.org/\nx',
    '-rf',
    '',
  ])('refuses %j by itself, whatever the page let through', async (url) => {
    const { opener, asked, opened, invites } = setUp(always);
    expect(await opener.open(url)).toMatchObject({ ok: false, code: 'bad_request' });
    expect([asked, opened, invites]).toEqual([[], [], []]);
  });

  it('shows an invite in the app, in either form, and gives it to no browser', async () => {
    const { opener, asked, opened, invites } = setUp(always);
    const links = [printInvite(invite), printWebInvite(invite)];
    for (const link of links)
      expect(await opener.open(link)).toMatchObject({ value: { isOpened: true } });
    expect(invites).toEqual(links);
    expect(await opener.open('hearth://join/1?k=broken')).toMatchObject({ code: 'invite_invalid' });
    expect([asked, opened]).toEqual([[], []]);
  });

  it('LK-3: shows a message in the app, without a question about a host, and gives it to no browser', async () => {
    const { opener, asked, opened, invites, messages } = setUp(never);
    const place = {
      serverId: 'A'.repeat(43) as ServerId,
      roomId: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4b' as RoomId,
      seq: 7,
      clientId: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4d' as ClientId,
    };
    const link = printMessageLink(place);
    expect(await opener.open(link)).toMatchObject({ value: { isOpened: true } });
    expect(messages).toEqual([place]);
    expect(await opener.open(`${link}/`)).toMatchObject({ code: 'bad_request' });
    expect([asked, opened, invites]).toEqual([[], [], []]);
  });

  it('says so where the system does not open it', async () => {
    const { opener } = setUp(once, true);
    expect(await opener.open('https://example.org/')).toMatchObject({ code: 'unavailable' });
  });
});

describe('G3: the question', () => {
  const t = createEnglish();
  const ask = (url: string) => {
    const link = readLink(url);
    if (link === null) throw new Error('this is a link');
    return toLinkQuestion(link, t);
  };

  it('names host and whole address', () => {
    expect(ask('https://example.org:8443/a?b')).toMatchObject({
      message: 'Open example.org:8443 in your browser?',
      detail: 'https://example.org:8443/a?b',
      defaultId: 1,
      cancelId: 0,
    });
    expect(ask('mailto:rosa@example.org').message).toBe('Write a mail to rosa@example.org?');
  });

  it('warns of what deceives, stands on Cancel, and offers no remembering', () => {
    const userinfo = ask('http://good.example@evil.example/');
    expect(userinfo).toMatchObject({ type: 'warning', defaultId: 0 });
    expect(userinfo.message).toBe('Open evil.example in your browser?');
    expect(userinfo.detail).toContain('It leads to evil.example.');
    expect(userinfo.checkboxLabel).toBeUndefined();
    expect(ask('https://\u0430pple.com/').message).toBe('Open xn--pple-43d.com in your browser?');
  });

  it('is no longer than can be read', () => {
    expect(ask(`https://example.org/${'x'.repeat(2_000)}`).detail?.length).toBeLessThan(320);
  });
});
