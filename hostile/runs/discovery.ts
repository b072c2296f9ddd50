import fc from 'fast-check';
import { createServerKey } from '../../src/node/certificate';
import { printAnnouncement, readPacket } from '../../src/node/discovery/service-records';
import { LIMITS } from '../../src/shared/model/limits';
import type { Attack } from '../run';

/** Names that point at themselves and at each other, and counts that promise what does not come. */
const LOOPS = [
  '000084000001000000000000c00c000c0001',
  '000084000000000100000000c00cc00c000c00010000007800020000',
  '000084000000ffff00000000',
  '0000840000000001000000003fc00c',
].map((hex) => Buffer.from(hex, 'hex'));

export const discovery: Attack = {
  name: 'discovery',
  ids: ['E19'],
  about: 'announcements that are forged, changed anywhere, too large, or point at themselves',
  size: { short: 20_000, full: 500_000 },
  withinSeconds: { short: 60, full: 900 },
  async run({ size, seed }) {
    const { serverId } = await createServerKey();
    const right = printAnnouncement({ serverId, name: 'Workshop', hostName: 'Rosa', port: 7788 }, [
      '10.0.0.1',
    ]);
    const changed = fc
      .array(fc.tuple(fc.nat(right.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
      .map((changes) => {
        const bytes = Buffer.from(right);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    const cut = fc.nat(right.length).map((length) => right.subarray(0, length));
    const noise = fc.uint8Array({ maxLength: 9_000 }).map((bytes) => Buffer.from(bytes));
    const packets = fc.oneof(changed, cut, noise, fc.constantFrom(...LOOPS));
    let broken = 0;
    // Whoever says more than fits into one packet of a network says nothing.
    const padded = Buffer.concat([right, Buffer.alloc(LIMITS.announcementBytes)]);
    if (readPacket(padded).type !== 'other') broken += 1;
    // What is right has to be read, or nothing was tried.
    if (readPacket(right).type !== 'announcements') broken += 1;
    let slowest = 0;
    const bidi = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
    for (const bytes of fc.sample(packets, { numRuns: size, seed })) {
      const startedAt = performance.now();
      try {
        const heard = readPacket(bytes);
        const said = heard.type === 'announcements' ? heard.announcements : [];
        if (said.some(({ name, hostName }) => bidi.test(`${name}${hostName ?? ''}`))) broken += 1;
      } catch {
        broken += 1;
      }
      slowest = Math.max(slowest, performance.now() - startedAt);
    }
    return {
      cases: size + 2,
      note: `read in ${slowest.toFixed(0)} ms at most; a list of strangers is bounded by unit tests`,
      failures: broken === 0 ? [] : [`${broken} packets were read as something they must not be.`],
    };
  },
};
