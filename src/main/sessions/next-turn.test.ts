import { stat } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inNextTurn } from './next-turn';

describe('the next turn', () => {
  it('comes after timers that were due while packets were read', async () => {
    const came: string[] = [];
    await new Promise<void>((resolve) => {
      // The callback comes in the part of a turn in which packets are read, too.
      stat(import.meta.filename, () => {
        setTimeout(() => came.push('timer'), 1);
        const due = performance.now() + 3;
        while (performance.now() < due);
        setImmediate(() => came.push('this turn'));
        inNextTurn(() => {
          came.push('next turn');
          resolve();
        });
      });
    });
    expect(came).toEqual(['this turn', 'timer', 'next turn']);
  });
});
