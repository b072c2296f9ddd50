import { createDiagnostic } from '../diagnostic';
import type { Knock } from '../facts';

/** A network that cannot be reached takes seconds to say so; a refusal of the system itself comes at once. */
const AT_ONCE_MS = 200;
const isRefusal = ({ error, tookMs }: Knock) => error === 'EHOSTUNREACH' && tookMs <= AT_ONCE_MS;
const isHeard = ({ outcome }: Knock) => outcome === 'open' || outcome === 'refused';

/** Since version 15, macOS keeps apps from the local network until the person allows it, and says so to nobody. */
export const permissionDiagnostic = createDiagnostic(
  'permission',
  ['machine', 'peers', 'gateway', 'multicast'],
  ({ machine, peers, gateway, multicast }) => {
    if (machine.platform !== 'darwin') return { code: 'skipped_platform' };
    const outside = peers.filter(({ way }) => way.from !== null && way.from !== 'loopback');
    const knocks = [...outside.map(({ knock }) => knock), ...(gateway?.knocks ?? [])];
    if (knocks.some(isHeard)) return { code: 'permission_good' };
    const isSendRefused = multicast.interfaces.some(({ error }) => error === 'EHOSTUNREACH');
    if (knocks.some(isRefusal) || isSendRefused) return { code: 'permission_refused' };
    return { code: 'skipped_unknown' };
  },
);
