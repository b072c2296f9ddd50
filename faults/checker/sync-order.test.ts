import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSyncOrder } from './sync-order';

const BIG = 1_500;
const request = 'read(25<socket:[771]>, ""..., 65536) = 2210';
const log = 'pwrite64(21</data/server.sqlite-wal>, ""..., 4096, 32) = 4096';
const sync = 'fdatasync(21</data/server.sqlite-wal>) = 0';
const answer = 'write(25<socket:[771]>, ""..., 2301) = 2301';
const good = [request, log, log, sync, answer];
const noise = [
  'write(25<socket:[771]>, ""..., 28) = 28',
  'read(25<socket:[771]>, ""..., 65536) = 31',
  'read(25<socket:[771]>, 0x7f, 65536) = -1 EAGAIN (Resource temporarily unavailable)',
  'write(12<anon_inode:[eventfd]>, "\\1", 8) = 8',
  'fdatasync(20</data/server.sqlite>) = 0',
  'strace: Process 12 attached',
];
const read = (lines: string[]) => readSyncOrder(lines.join('\n'), BIG);

describe('the reader of system calls', () => {
  it('counts answers that follow their sync, whatever stands between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...noise), { maxLength: 20 }),
        fc.nat(),
        fc.integer({ min: 1, max: 20 }),
        (between, place, rounds) => {
          const lines = Array.from({ length: rounds }, () => {
            const round = [...good];
            round.splice(place % (round.length + 1), 0, ...between);
            return round;
          });
          expect(read(lines.flat())).toEqual({ inOrder: rounds, tooEarly: 0 });
        },
      ),
    );
  });

  it.each([
    ['before its sync', [request, log, answer, sync]],
    ['without one', [request, log, answer]],
    ['before anything was written', [request, answer, log, sync]],
    ['after a sync of what was written before', [log, sync, request, answer]],
    ['after a sync, with more written since', [request, log, sync, log, answer]],
    [
      'after a sync of another file',
      [request, log, 'fdatasync(20</data/server.sqlite>) = 0', answer],
    ],
    ['after a sync that failed', [request, log, sync.replace('= 0', '= -1 EIO'), answer]],
  ])('finds an answer that left %s', (_what, lines) => {
    expect(read([...good, ...lines, ...good])).toMatchObject({ tooEarly: 1 });
  });
});
