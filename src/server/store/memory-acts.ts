import type { AuditItem, Audited, Ban } from '../../shared/model/act';
import type { MemberId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { carryOut, isTrimmedAt, type ActSteps } from './acts';
import type { ChatStore, NewAct } from './store';

/** What was done to keep order, of a store in memory. */
export interface MemoryActs extends Pick<ChatStore, 'act' | 'listAudit' | 'listBans' | 'isBanned'> {
  has(memberId: MemberId): boolean;
  /** Writes down what was done without being an act of its own. */
  note(line: Omit<NewAct, 'act'> & { act: Audited }): void;
}

/** Creates an empty audit list, and nobody banned. */
export function createMemoryActs(
  steps: Pick<ActSteps, 'member' | 'room' | 'takeOut' | 'setStanding' | 'setSlowMode'>,
): MemoryActs {
  const bans = new Map<MemberId, Ban>();
  let audit: AuditItem[] = [];
  const trim = () => {
    const isDeletion = ({ act }: AuditItem) => act.kind === 'redact';
    const deletions = audit.filter(isDeletion).slice(-LIMITS.auditLines);
    const done = audit.filter((item) => !isDeletion(item)).slice(-LIMITS.auditLines);
    audit = [...deletions, ...done].toSorted((a, b) => a.number - b.number);
  };
  const note: MemoryActs['note'] = ({ at, actor, act, reason, signed }) => {
    const number = (audit.at(-1)?.number ?? 0) + 1;
    audit.push({ number, at, actor, act, reason, signed });
    if (isTrimmedAt(number)) trim();
  };
  const all: ActSteps = {
    ...steps,
    isBanned: (memberId) => bans.has(memberId),
    countBans: () => bans.size,
    addBan: ({ id, name }, { at, reason }) => void bans.set(id, { memberId: id, name, at, reason }),
    dropBan: (memberId) => void bans.delete(memberId),
    isWritten: ({ actor, signed }) =>
      signed !== null &&
      audit.some(
        ({ actor: by, act, signed: before }) =>
          act.kind !== 'redact' && by === actor && before?.clientId === signed.clientId,
      ),
    write: note,
  };
  return {
    has: (memberId) => bans.has(memberId),
    note,
    act: async (input) => carryOut(all, input),
    listAudit: async ({ before, limit }) =>
      audit
        .filter(({ number }) => number < before)
        .toReversed()
        .slice(0, limit + 1),
    listBans: async () => [...bans.values()].toReversed(),
    isBanned: async (memberId) => bans.has(memberId),
  };
}
