import { afterEach, describe, expect, it } from 'vitest';
import { openRawMember } from '../testing/raw-connection';
import { startTestServer, type TestServer } from '../testing/test-server';

let server: TestServer;
afterEach(() => server.close());

/** Counts how often the event loop goes round. */
function countTurns() {
  let turn = 0;
  let next = setImmediate(function again() {
    turn += 1;
    next = setImmediate(again);
  });
  return { now: () => turn, stop: () => clearImmediate(next) };
}

describe('what arrives at once', () => {
  it('RL-8: of one connection one packet is taken in each time the event loop goes round', async () => {
    const turns = countTurns();
    const handledAt = new Map<string, number[]>();
    server = await startTestServer({
      fault(event) {
        handledAt.set(event, [...(handledAt.get(event) ?? []), turns.now()]);
      },
    });
    const [mallory, ada] = [
      await openRawMember(server, 'Mallory'),
      await openRawMember(server, 'Ada'),
    ];
    for (let sent = 0; sent < 50; sent += 1) mallory.write('2["room:list",{}]');
    for (let sent = 0; sent < 50; sent += 1) ada.write('2["presence:set",{"presence":"away"}]');
    for (const raw of [mallory, ada]) {
      raw.write('29["audit:list",{"limit":1}]');
      await raw.receive(/^39\[/);
      raw.close();
    }
    turns.stop();
    for (const event of ['room:list', 'presence:set']) {
      const handled = handledAt.get(event) ?? [];
      expect(handled).toHaveLength(50);
      expect(new Set(handled).size).toBe(50);
    }
  });
});
