import type { ClientPlatform, Clock } from '../../client/platform';
import type { Identity } from '../../node/identity';
import { hashText, toMemberId, verifySignatureBeside } from '../../node/keys';
import { newUuid } from '../../node/uuid';
import { clientIdSchema } from '../../shared/model/ids';
import type { Dialler } from '../../shared/protocol/dial';

const clock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

/** What the client core needs, as plain Node gives it. */
export function createDesktopPlatform(identity: Identity, dialler: Dialler): ClientPlatform {
  return {
    clock,
    identity,
    ...dialler,
    hashText,
    toMemberId,
    verify: verifySignatureBeside,
    newClientId: () => clientIdSchema.parse(newUuid()),
    random: Math.random,
  };
}
