import { printAddress } from '../../../shared/protocol/address';
import { toBestPeer, toPeerOutcome, type PeerOutcome } from '../best-peer';
import { createDiagnostic, type Judgement } from '../diagnostic';
import type { DoctorSubject, HeardServer, PeerFact } from '../facts';

/** Where the wanted server announces itself instead: by its key, or for an address without one on the same machine. */
function findElsewhere(
  best: PeerFact,
  heard: readonly HeardServer[],
  { goal, hosted }: DoctorSubject,
): string | null {
  if (goal === null || goal === 'invalid') return null;
  const found = heard
    .filter(({ serverId }) => serverId !== hosted?.serverId)
    .find(({ serverId, address }) =>
      goal.serverId === null ? address.host === best.address.host : serverId === goal.serverId,
    );
  if (found === undefined) return null;
  const text = printAddress(found.address);
  return goal.addresses.some((one) => printAddress(one) === text) ? null : text;
}

/** It is the wanted one that answers, whether it is understood or not. */
const isThere = (outcome: PeerOutcome) =>
  outcome === 'good' || outcome === 'app_too_old' || outcome === 'server_too_old';

/** Who answers where the server should be. */
export const peerDiagnostic = createDiagnostic(
  'peer',
  ['peers', 'multicast'],
  ({ peers, multicast }, subject): Judgement => {
    const { goal } = subject;
    if (goal === null || goal === 'invalid') return { code: 'skipped_no_goal' };
    const best = toBestPeer(peers);
    if (best === undefined) return { code: 'skipped_not_asked' };
    const outcome = toPeerOutcome(best);
    if (!isThere(outcome)) {
      const elsewhere = findElsewhere(best, multicast.heard, subject);
      if (elsewhere !== null) return { code: 'peer_elsewhere', values: { address: elsewhere } };
    }
    const address = printAddress(best.address);
    const error = best.knock.error ?? best.way.error ?? '';
    return { code: `peer_${outcome}`, values: { address, error } };
  },
);
