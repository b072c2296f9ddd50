import { LIMITS } from '../../shared/model/limits';

/**
 * Where to listen: at the port that `HEARTH_PORT` names; else where this server listened last, so that invites and
 * remembered addresses stay right; else at the usual one. `HEARTH_PORT=0` lets the system choose the first time.
 */
export function toWantedPort(named: string | undefined, remembered: number | null): number {
  const port = named !== undefined && /^\d{1,5}$/.test(named) ? Number(named) : null;
  const isPort = port !== null && port <= 65_535;
  if (isPort && port !== 0) return port;
  return remembered ?? (isPort ? port : LIMITS.defaultPort);
}
