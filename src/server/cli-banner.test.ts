import { describe, expect, it } from 'vitest';
import type { HostAddress } from '../shared/model/host-address';
import { inviteIdSchema, serverIdSchema } from '../shared/model/ids';
import { parseInvite } from '../shared/protocol/invite';
import { toKeyWords } from '../node/key-words';
import { toBanner, type BannerFacts } from './cli-banner';

const address = (host: string, kind: HostAddress['kind'], interfaceName: string): HostAddress => ({
  host,
  port: 7790,
  family: host.includes(':') ? 'ipv6' : 'ipv4',
  kind,
  interfaceName,
});
const facts: BannerFacts = {
  serverId: serverIdSchema.parse('AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_abcde'),
  name: 'Workshop',
  wantedPort: 7788,
  port: 7790,
  made: {
    token: 'abcdefghijklmnopqrstuv',
    invite: {
      id: inviteIdSchema.parse('33333333-0000-7000-8000-000000000001'),
      madeAt: 0,
      expiresAt: Date.UTC(2030, 0, 8, 12),
      usesLeft: null,
    },
  },
  earlierInvites: 0,
  backupAt: null,
  joining: 'open',
  dataDir: '/data',
  addresses: [
    address('192.168.1.20', 'ethernet', 'eth0'),
    address('100.101.102.103', 'vpn', 'tailscale0'),
    address('fe80::1%eth0', 'ethernet', 'eth0'),
  ],
  wantsQr: false,
};

describe('toBanner', () => {
  it('says where the server is, which port it got and why, and how to join', () => {
    const text = toBanner(facts);
    expect(text).toContain('Workshop is live.\n');
    expect(text).toContain('7790, because 7788 was taken');
    expect(text).toMatch(/192\.168\.1\.20:7790 +Ethernet \(eth0\)\n +100\.101.*VPN \(tailscale0\)/);
    expect(text).toContain('AbCd EfGh IjKl MnOp QrSt');
    expect(text).toContain(toKeyWords(facts.serverId).join(' '));
    expect(text).toContain('for any number of newcomers, until 2030-01-08T12:00:00.000Z\n');
    expect(text).not.toContain('before');
    expect(text).toContain('https://localhost:7790/v1/health');
    expect(text).toContain('Whoever reaches one of these addresses can join.');
    const link = /hearth:\S+/.exec(text)?.[0] ?? '';
    expect(parseInvite(link)).toMatchObject({
      serverId: facts.serverId,
      token: facts.made?.token,
      addresses: [{ host: '192.168.1.20' }, { host: '100.101.102.103' }],
    });
  });

  it('HS-16: says what the invite allows, and which others hold', () => {
    const one = { id: facts.made?.invite.id ?? ('' as never), madeAt: 0 };
    const made = { token: 'x'.repeat(22), invite: { ...one, expiresAt: null, usesLeft: 1 } };
    const text = toBanner({ ...facts, made, earlierInvites: 2 });
    expect(text).toContain('for 1 newcomer, without end\n');
    expect(text).toContain('2 given out before hold as well\n');
    expect(toBanner({ ...facts, earlierInvites: 1 })).toContain('1 given out before holds as well');
  });

  it('HS-16: prints a link without a token where no invite could be made', () => {
    const text = toBanner({ ...facts, made: null });
    expect(parseInvite(/hearth:\S+/.exec(text)?.[0] ?? '')?.token).toBeNull();
    expect(text).toContain('no invite could be made');
  });

  it('does not speak of a taken port where there was none', () => {
    expect(toBanner({ ...facts, wantedPort: 7790 })).not.toContain('taken');
    expect(toBanner({ ...facts, wantedPort: 0 })).not.toContain('taken');
  });

  it('HS-18: says who may join', () => {
    const text = toBanner({ ...facts, joining: 'password' });
    expect(text).toContain('Newcomers need the password or the invite');
    expect(toBanner({ ...facts, joining: 'invite' })).toContain('Newcomers need the invite');
    expect(toBanner({ ...facts, joining: 'ask' })).toContain('wait here for your word');
  });

  it('is complete on a machine without a network', () => {
    const text = toBanner({ ...facts, addresses: [] });
    expect(text).toContain('none but localhost');
    expect(parseInvite(/hearth:\S+/.exec(text)?.[0] ?? '')?.addresses[0]?.host).toBe('127.0.0.1');
  });

  it('draws the QR code only when it is wanted', () => {
    expect(toBanner(facts)).not.toMatch(/[█▀▄]/);
    expect(toBanner({ ...facts, wantsQr: true })).toMatch(/[█▀▄]{10}/);
  });
});
