import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServerId } from '../../shared/model/ids';
import { parseInvite, printInvite } from '../../shared/protocol/invite';
import { findInviteLink, toInviteLink } from './deep-links';

const link = printInvite({
  serverId: 'A'.repeat(43) as ServerId,
  name: 'Workshop',
  addresses: [{ host: '192.168.4.20', port: 7788 }],
  token: null,
});

describe('H6: deep links', () => {
  it('are found on a cold start and on a second one, wherever Chromium put its switches', () => {
    expect(findInviteLink(['/opt/Hearth/hearth', link])).toBe(link);
    expect(
      findInviteLink([
        'electron',
        '--no-sandbox',
        '--allow-file-access-from-files',
        '.',
        '--',
        link,
      ]),
    ).toBe(link);
  });

  it('are one: the first whole invite counts', () => {
    expect(findInviteLink(['hearth://join/1?k=broken', link, `${link}&t=${'x'.repeat(22)}`])).toBe(
      link,
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
    ['hearth:join/1'],
    ['javascript:alert(1)'],
    ['https://192.168.4.20:7788/join/1#k=x'],
    [`${link}${'x'.repeat(5_000)}`],
    [null, 1, {}, undefined],
  ])('are not found in %j', (...commandLine: unknown[]) => {
    expect(findInviteLink(commandLine)).toBeNull();
  });

  it('survive 1,000 damaged ones: null, or an invite that says the same', () => {
    fc.assert(
      fc.property(
        fc.nat(link.length - 1),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (at, junk) => {
          const damaged = link.slice(0, at) + junk + link.slice(at + 1);
          const found = toInviteLink(damaged);
          if (found === null) return;
          expect(found).toBe(damaged);
          expect(parseInvite(found)).not.toBeNull();
          expect(found).not.toMatch(/\s/);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
