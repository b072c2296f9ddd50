import { toState, type Finding, type Step } from './finding';

/** Which trouble explains the others: what lies nearer to this machine first, and why before that. */
const TELLING: readonly Step[] = [
  'interface',
  'permission',
  'address',
  'goal',
  'route',
  'isolation',
  'peer',
  'port',
  'own',
  'firewall',
  'storage',
];

/** The finding to be told first; null where there is no trouble. */
export function toCause(findings: readonly Finding[]): Finding | null {
  // Whatever else is wrong at an old address does not matter once the server was found at another.
  const elsewhere = findings.find(({ code }) => code === 'peer_elsewhere');
  if (elsewhere !== undefined) return elsewhere;
  const troubles = findings.filter((finding) => toState(finding) === 'trouble');
  const rank = ({ step }: Finding) =>
    (TELLING.indexOf(step) + TELLING.length + 1) % (TELLING.length + 1);
  return troubles.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}
