import { createIdentity } from '../../src/node/identity';
import { upEvents } from '../../src/shared/protocol/payloads';
import type { UpEventName } from '../../src/shared/protocol/events';
import { toAuthSigningText } from '../../src/shared/protocol/signing';
import { PROTOCOL } from '../../src/shared/protocol/version';
import type { RawConnection } from '../../src/server/testing/raw-connection';
import { RunFailure } from '../../faults/harness/wait';

/** Names all events there are, from the schemas, so that a new one is attacked without being named here. */
export const eventNames = Object.keys(upEvents) as UpEventName[];

/** Half a minute for what a free machine does in a moment. */
export const PATIENCE_MS = 30_000;
/** An attacker has to be cut within this. */
export const CUT_WITHIN_MS = 4_000;

/** Attackers from several addresses at once need a system that has them. */
export const needsAddresses = (): string | null =>
  process.platform === 'linux' ? null : 'only Linux has many loopback addresses without asking';

/** Fails with a sentence when something does not come in time. */
export async function inTime<T>(what: string, waiting: Promise<T>, ms = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RunFailure(`waited for ${what} in vain`)), ms);
  });
  try {
    return await Promise.race([waiting, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A login packet, right for this connection. */
export function toLogin(exporter: string, serverId: string, name: string): string {
  const identity = createIdentity();
  const text = toAuthSigningText(serverId as Parameters<typeof toAuthSigningText>[0], exporter);
  const { publicKey } = identity;
  return `0${JSON.stringify({ protocol: PROTOCOL, publicKey, name, signature: identity.sign(text) })}`;
}

/** The answer to a question put as a raw packet. */
export async function askRaw(raw: RawConnection, id: number, event: string, payload: unknown) {
  raw.write(`2${id}${JSON.stringify([event, payload])}`);
  const packet = await inTime(`an answer to ${event}`, raw.receive(new RegExp(`^3${id}\\[`)));
  const [answer] = JSON.parse(packet.slice(packet.indexOf('['))) as [
    { ok: boolean; code?: string; value?: Record<string, unknown> },
  ];
  return answer;
}
