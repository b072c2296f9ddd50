import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { serverIdSchema } from '../model/ids';
import { parseInvite, printInvite, printWebInvite, toFingerprint, type Invite } from './invite';

const serverId = serverIdSchema.parse('AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_abcde');
const invite: Invite = {
  serverId,
  addresses: [
    { host: '192.168.4.20', port: 7788 },
    { host: 'fe80::1c2a%eth0', port: 7788 },
    { host: 'workshop.local', port: 7790 },
  ],
  name: 'Rosa’s workshop & café',
  token: 'abcdefghijklmnopqrstuv',
};

describe('invite', () => {
  it('reads back both forms it printed', () => {
    expect(parseInvite(printInvite(invite))).toEqual(invite);
    expect(parseInvite(printWebInvite(invite))).toEqual(invite);
    expect(parseInvite(` ${printInvite({ ...invite, token: null })}\n`)).toEqual({
      ...invite,
      token: null,
    });
  });

  it('keeps everything after # in the web form, so that no request carries it', () => {
    const [request] = printWebInvite(invite).split('#');
    expect(request).toBe('https://192.168.4.20:7788/join/1');
  });

  it.each([
    ['another scheme', 'http://join/1?k=x'],
    ['no key', 'hearth://join/1?h=10.0.0.1:7788'],
    ['a short key', `hearth://join/1?k=abc&h=10.0.0.1`],
    ['no address', `hearth://join/1?k=${serverId}&h=`],
    ['a bad address', `hearth://join/1?k=${serverId}&h=10.0.0.1,10.0.0.999`],
    [
      'too many addresses',
      `hearth://join/1?k=${serverId}&h=${Array.from({ length: 13 }, (_, i) => `10.0.0.${i}`).join(',')}`,
    ],
    ['a bad token', `hearth://join/1?k=${serverId}&h=10.0.0.1&t=short`],
    ['a later format', printInvite(invite).replace('/1?', '/2?')],
    ['a space inside', `${printInvite(invite)} --no-sandbox`],
    ['something long', `hearth://join/1?k=${serverId}&h=10.0.0.1&n=${'a'.repeat(3_000)}`],
    ['an invisible name', `hearth://join/1?k=${serverId}&h=10.0.0.1&n=%E2%80%8B`],
  ])('refuses %s', (_, text) => {
    expect(parseInvite(text)).toBeNull();
  });

  it('never throws and never invents a key', () => {
    fc.assert(
      fc.property(fc.string(), (tail) => {
        const parsed = parseInvite(`hearth://join/1?${tail}`);
        expect(parsed === null || serverIdSchema.safeParse(parsed.serverId).success).toBe(true);
      }),
    );
  });

  it('shows a key as five groups of four', () => {
    expect(toFingerprint(serverId)).toBe('AbCd EfGh IjKl MnOp QrSt');
  });
});
