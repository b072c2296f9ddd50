import { describe, expect, it, vi } from 'vitest';
import { createIdentity } from '../../node/identity';
import { LIMITS } from '../../shared/model/limits';
import { createFakeClock } from '../testing/fake-clock';
import { toPeerAddress } from './addresses';
import { createConnectionGate, DEFAULT_CAPS } from './connection-gate';

const ann = createIdentity().memberId;
const bob = createIdentity().memberId;

function openGate() {
  const clock = createFakeClock();
  const gate = createConnectionGate({ caps: DEFAULT_CAPS, clock });
  let count = 0;
  return {
    clock,
    gate,
    enter(address: string, expire: () => void = () => undefined) {
      count += 1;
      const endpoint = `${address}|${count}`;
      return { endpoint, passage: gate.enter({ address, endpoint, expire }) };
    },
  };
}

describe('connection gate', () => {
  it('E12 · HS-13: 2,000 connections of one address leave a place for another address', () => {
    const { enter } = openGate();
    const inside = Array.from({ length: 2_000 }, () => enter('192.0.2.1').passage).filter(
      (passage) => passage !== null,
    );
    expect(inside).toHaveLength(LIMITS.unauthenticatedPerAddress);
    expect(enter('192.0.2.2').passage).not.toBeNull();
  });

  it('HS-13: a member has so many, and a place is free again when one leaves', () => {
    const { gate, enter } = openGate();
    const mine = Array.from({ length: LIMITS.connectionsPerMember }, () => enter('192.0.2.1'));
    for (const { passage } of mine) expect(passage?.admit(ann)).toBe(true);
    expect(enter('192.0.2.1').passage?.admit(ann)).toBe(false);
    expect(enter('192.0.2.1').passage?.admit(bob)).toBe(true);
    gate.leave(mine[0]?.endpoint ?? '');
    expect(enter('192.0.2.1').passage?.admit(ann)).toBe(true);
    expect(gate.admittedCount()).toBe(LIMITS.connectionsPerMember + 1);
  });

  it('counts nobody twice: a passage admits once, and leaves once', () => {
    const { gate, enter } = openGate();
    const { endpoint, passage } = enter('192.0.2.1');
    expect(passage?.admit(ann)).toBe(true);
    expect(passage?.admit(ann)).toBe(false);
    gate.leave(endpoint);
    gate.leave(endpoint);
    expect(gate.admittedCount()).toBe(0);
  });

  it('HS-13: who has left before being admitted takes no place for good', () => {
    const { gate, enter } = openGate();
    const staying = enter('192.0.2.1');
    for (let turn = 0; turn < LIMITS.connectionsPerAddress + 1; turn += 1) {
      const { endpoint, passage } = enter('192.0.2.1');
      gate.leave(endpoint);
      expect(passage?.admit(ann)).toBe(false);
    }
    expect(gate.admittedCount()).toBe(0);
    // Nor did it give up a place twice: the one who stayed is still counted.
    const others = Array.from({ length: LIMITS.unauthenticatedPerAddress }, () =>
      enter('192.0.2.1'),
    ).filter(({ passage }) => passage !== null);
    expect(others).toHaveLength(LIMITS.unauthenticatedPerAddress - 1);
    expect(staying.passage?.admit(ann)).toBe(true);
  });

  it('HS-7: ends who lingers, but nobody who was admitted or has left', () => {
    const { clock, gate, enter } = openGate();
    const lingering = vi.fn<() => void>();
    const admitted = vi.fn<() => void>();
    const gone = vi.fn<() => void>();
    enter('192.0.2.1', lingering);
    enter('192.0.2.1', admitted).passage?.admit(ann);
    gate.leave(enter('192.0.2.1', gone).endpoint);
    clock.advance(LIMITS.handshakeTimeoutMs);
    expect(lingering).toHaveBeenCalledOnce();
    expect(admitted).not.toHaveBeenCalled();
    expect(gone).not.toHaveBeenCalled();
    expect(clock.pendingCount()).toBe(0);
  });

  it('knows an IPv4 address in IPv6 clothes', () => {
    expect(toPeerAddress('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(toPeerAddress('fe80::1')).toBe('fe80::1');
    expect(toPeerAddress(undefined)).toBe('');
  });
});
