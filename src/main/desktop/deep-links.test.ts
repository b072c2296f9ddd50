import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientId, RoomId, ServerId } from '../../shared/model/ids';
import { printMessageLink } from '../../shared/model/message-link';
import { parseInvite, printInvite } from '../../shared/protocol/invite';
import { findWish, readDeepLink } from './deep-links';
import { looksLikeLink } from './link-scheme';

const link = printInvite({
  serverId: 'A'.repeat(43) as ServerId,
  name: 'Workshop',
  addresses: [{ host: '192.168.4.20', port: 7788 }],
  token: null,
});

const invite = { type: 'invite:opened', input: link };

const place = {
  serverId: 'A'.repeat(43) as ServerId,
  roomId: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4b' as RoomId,
  seq: 7,
  clientId: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4d' as ClientId,
};
const toMessage = printMessageLink(place);

describe('H6: deep links', () => {
  it('LK-5: lead to a message, which the page then shows to whoever may see it', () => {
    expect(findWish(['electron', '--no-sandbox', '.', '--', toMessage])).toEqual({
      type: 'message:requested',
      link: place,
    });
    expect(readDeepLink(toMessage)).toEqual({ type: 'message:requested', link: place });
    expect(readDeepLink(link)).toEqual({ type: 'invite:opened', input: link });
    // As the system hands it over, or not at all.
    expect(readDeepLink(`${toMessage}/`)).toBeNull();
    expect(readDeepLink(`${toMessage}?x`)).toBeNull();
    expect(readDeepLink(toMessage.toUpperCase())).toBeNull();
  });

  it('are found on a cold start and on a second one, wherever Chromium put its switches', () => {
    expect(findWish(['/opt/Hearth/hearth', link])).toEqual(invite);
    expect(
      findWish(['electron', '--no-sandbox', '--allow-file-access-from-files', '.', '--', link]),
    ).toEqual(invite);
  });

  it('are handed over by a second start that has not read them: whatever looks like one', () => {
    const start = ['hearth', '--x', 'hearth://join/1?k=broken', toMessage];
    expect(start.filter(looksLikeLink)).toEqual(start.slice(2));
  });

  it('are one: the first whole invite counts', () => {
    expect(findWish(['hearth://join/1?k=broken', link, `${link}&t=${'x'.repeat(22)}`])).toEqual(
      invite,
    );
  });

  it.each([
    [],
    ['hearth'],
    ['--inspect=9229'],
    [`--gpu-launcher=${link}`],
    [`--user-data-dir=${link}`],
    [`"${link}"`],
    [`${link} --no-sandbox`],
    [`${link}" --inspect`],
    ['hearth://'],
    ['hearth://join/2?k=x'],
    ['hearth://settings'],
    [`--remote-debugging-port=${toMessage}`],
    [`${toMessage} --no-sandbox`],
    ['hearth://message/1/x/y/1/z'],
    [toMessage.replace('/7/', '/07/')],
    ['hearth:join/1'],
    ['javascript:alert(1)'],
    ['https://192.168.4.20:7788/join/1#k=x'],
    [`${link}${'x'.repeat(5_000)}`],
    [null, 1, {}, undefined],
  ])('are not found in %j', (...commandLine: unknown[]) => {
    expect(findWish(commandLine)).toBeNull();
  });

  it('survive 1,000 damaged ones: null, or an invite that says the same', () => {
    fc.assert(
      fc.property(
        fc.nat(link.length - 1),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (at, junk) => {
          const damaged = link.slice(0, at) + junk + link.slice(at + 1);
          const found = readDeepLink(damaged);
          if (found === null) return;
          expect(found).toEqual({ type: 'invite:opened', input: damaged });
          expect(parseInvite(damaged)).not.toBeNull();
          expect(damaged).not.toMatch(/\s/);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
