import type { ClientPlatform, Clock } from '../../client/platform';
import type { Identity } from '../../node/identity';
import { hashText, toMemberId, verifySignature } from '../../node/keys';
import { newUuid } from '../../node/uuid';
import { clientIdSchema } from '../../shared/model/ids';
import type { Dialler } from '../../shared/protocol/dial';

/** How long signatures are checked in one go before windows and sockets get their turn. */
const SLICE_MS = 4;

const clock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

/** Checks signatures in slices, so that a long catch-up does not keep the app from answering. */
function createSlicedVerify(): ClientPlatform['verify'] {
  const waiting: (() => void)[] = [];
  const work = () => {
    const until = performance.now() + SLICE_MS;
    let next = waiting.shift();
    while (next !== undefined) {
      next();
      next = performance.now() < until ? waiting.shift() : undefined;
    }
    if (waiting.length > 0) setImmediate(work);
  };
  return (publicKey, text, signature) =>
    new Promise((resolve) => {
      waiting.push(() => resolve(verifySignature(publicKey, text, signature)));
      if (waiting.length === 1) setImmediate(work);
    });
}

/** What the client core needs, as plain Node gives it. */
export function createDesktopPlatform(identity: Identity, dialler: Dialler): ClientPlatform {
  return {
    clock,
    identity,
    ...dialler,
    hashText,
    toMemberId,
    verify: createSlicedVerify(),
    newClientId: () => clientIdSchema.parse(newUuid()),
    random: Math.random,
  };
}
