import { openWebSocket, toFrame, type RawSocket } from '../harness/raw-socket';
import { createWorld } from '../harness/world';
import type { Attack } from '../run';
import { CUT_WITHIN_MS } from './usual';

const KIB = 1_024;

/** Every way of saying something that is no frame, or one too large. */
const WAYS: Record<string, (raw: RawSocket) => void> = {
  '64 KiB and one byte': (raw) =>
    raw.write(toFrame({ opcode: 1, payload: `4${'x'.repeat(64 * KIB)}` })),
  '1 MB': (raw) => raw.write(toFrame({ opcode: 1, payload: 'x'.repeat(KIB * KIB) })),
  'a frame that claims 100 MB': (raw) =>
    raw.write(toFrame({ opcode: 1, payload: 'x'.repeat(KIB), claims: 100 * KIB * KIB })),
  'a frame that claims 2^53 bytes': (raw) =>
    raw.write(toFrame({ opcode: 1, payload: 'x', claims: Number.MAX_SAFE_INTEGER })),
  '17,000 fragments': (raw) => {
    raw.write(toFrame({ opcode: 1, payload: '4', isLast: false }));
    const one = toFrame({ opcode: 0, payload: 'x', isLast: false });
    raw.write(Buffer.concat(Array.from({ length: 17_000 }, () => one)));
  },
  '70,000 fragments of no byte': (raw) => {
    raw.write(toFrame({ opcode: 1, payload: '4', isLast: false }));
    const one = toFrame({ opcode: 0, payload: '', isLast: false });
    raw.write(Buffer.concat(Array.from({ length: 70_000 }, () => one)));
  },
  'text that is no UTF-8': (raw) =>
    raw.write(toFrame({ opcode: 1, payload: Buffer.from([0x34, 0xff, 0xfe]) })),
  'reserved bits': (raw) => raw.write(toFrame({ opcode: 1, payload: '4', reserved: 7 })),
  'no mask': (raw) => raw.write(toFrame({ opcode: 1, payload: '40{}', isMasked: false })),
  'a reserved opcode': (raw) => raw.write(toFrame({ opcode: 5, payload: '' })),
  'a fragment that continues nothing': (raw) => raw.write(toFrame({ opcode: 0, payload: '4' })),
  'a long ping': (raw) => raw.write(toFrame({ opcode: 9, payload: 'x'.repeat(200) })),
  'a close of one byte': (raw) => raw.write(toFrame({ opcode: 8, payload: 'x' })),
  'a binary message': (raw) => raw.write(toFrame({ opcode: 2, payload: 'bytes' })),
  'a ping of Engine.IO': (raw) => raw.write(toFrame({ opcode: 1, payload: '2' })),
  'nothing for a packet': (raw) => raw.write(toFrame({ opcode: 1, payload: '' })),
  'pings without end': (raw) => {
    const one = toFrame({ opcode: 9, payload: '' });
    raw.write(Buffer.concat(Array.from({ length: 10_000 }, () => one)));
  },
};

export const websocket: Attack = {
  name: 'websocket',
  ids: ['E9', 'E14'],
  about: 'frames too large, in too many parts, or none at all',
  size: { short: 2, full: 50 },
  withinSeconds: { short: 90, full: 900 },
  async run(context) {
    const world = await createWorld(context);
    const failures: string[] = [];
    let cases = 0;
    let slowest = 0;
    const verdict = await world.withstand(async () => {
      for (let turn = 0; turn < context.size; turn += 1) {
        for (const [what, attack] of Object.entries(WAYS)) {
          const raw = await openWebSocket(world.host.port);
          const startedAt = performance.now();
          attack(raw);
          cases += 1;
          await raw
            .closed(CUT_WITHIN_MS)
            .then(() => {
              slowest = Math.max(slowest, performance.now() - startedAt);
            })
            .catch(() => failures.push(`Not cut: ${what}.`));
          raw.destroy();
        }
      }
    });
    const note = `${verdict.note}, cut after ${slowest.toFixed(0)} ms at most`;
    return { cases, note, failures: [...verdict.failures, ...new Set(failures)] };
  },
};
