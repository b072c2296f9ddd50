import type { PeerFact } from './facts';

/** How an address answered, the most telling answer first. */
const ORDER = [
  'good',
  'app_too_old',
  'server_too_old',
  'other_server',
  'stuck',
  'no_hearth',
  'refused',
  'silent',
  'unreachable',
] as const;
export type PeerOutcome = (typeof ORDER)[number];

/** What came of asking one address. */
export function toPeerOutcome({ knock, answer }: Pick<PeerFact, 'knock' | 'answer'>): PeerOutcome {
  if (knock.outcome !== 'open') return knock.outcome;
  switch (answer?.who) {
    case 'hearth':
      return answer.versionFit === 'fits' ? 'good' : answer.versionFit;
    case 'other_key':
      return 'other_server';
    case 'no_hearth':
      return 'no_hearth';
    default:
      return 'stuck';
  }
}

/** The address that got furthest; undefined where none was asked. */
export function toBestPeer(peers: readonly PeerFact[]): PeerFact | undefined {
  const rank = (peer: PeerFact) => ORDER.indexOf(toPeerOutcome(peer));
  return peers.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** Whether anything at all came back from there. */
export const isPeerThere = (peer: PeerFact): boolean =>
  peer.knock.outcome === 'open' || peer.knock.outcome === 'refused';
