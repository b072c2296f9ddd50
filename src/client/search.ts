import { success, type Result } from '../shared/lib/result';
import type { ErrorCode } from '../shared/model/errors';
import type { ServerId } from '../shared/model/ids';
import type { Search } from '../shared/protocol/payloads';
import type { FoundMessages } from './client-session';
import type { Connection } from './connection';
import type { LocalStore } from './store';
import type { Verifier } from './verifier';

/** The server is not reached, as opposed to: it does not want to. */
const UNREACHED: ReadonlySet<ErrorCode> = new Set(['offline', 'timeout']);

/** Creates the search of one server: there, or in the cache while it is not reached (SE-1 to SE-4). */
export function createSearch(deps: {
  serverId: ServerId;
  store: LocalStore;
  connection(): Connection | null;
  verify: Verifier;
}): (wanted: Search) => Promise<Result<FoundMessages>> {
  const { serverId, store, connection, verify } = deps;
  return async (wanted) => {
    const answer = await connection()?.ask('message:search', wanted);
    if (answer?.ok === true) {
      const { entries, next } = answer.value;
      const items = await verify(entries.filter(({ kind }) => kind === 'message'));
      return success({ items, isLocal: false, next });
    }
    if (answer !== undefined && !UNREACHED.has(answer.code)) return answer;
    return success({ ...(await store.search(serverId, wanted)), isLocal: true });
  };
}
