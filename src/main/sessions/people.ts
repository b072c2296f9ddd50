import type { LocalStore } from '../../client/store';
import { failure, success, type Result } from '../../shared/lib/result';
import type { MemberId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { isKept, type Person } from '../../shared/model/person';

/** What the window may change about somebody. */
export type PersonChange = Partial<Pick<Person, 'note' | 'isMuted' | 'isBlocked'>>;

/** What the person keeps about others (PE-1): read once, then at hand. */
export interface People {
  all(): Record<MemberId, Person>;
  blocked(): ReadonlySet<MemberId>;
  /** Writes it down first; `storage_failed` where that fails, `limit_reached`. */
  change(memberId: MemberId, name: string | null, change: PersonChange): Promise<Result<null>>;
}

/** Reads what is kept. `changed` hears of every change after it was written. */
export async function openPeople(
  store: Pick<LocalStore, 'loadPeople' | 'savePerson' | 'removePerson'>,
  changed: () => void,
): Promise<People> {
  const kept = new Map((await store.loadPeople()).map((person) => [person.memberId, person]));
  return {
    all: () => Object.fromEntries(kept),
    blocked: () =>
      new Set([...kept.values()].flatMap((one) => (one.isBlocked ? [one.memberId] : []))),
    async change(memberId, name, change) {
      const old = kept.get(memberId);
      const { note = old?.note, isMuted = old?.isMuted, isBlocked = old?.isBlocked } = change;
      const next: Person = {
        memberId,
        name: name ?? old?.name ?? '',
        note: note ?? '',
        isMuted: isMuted ?? false,
        isBlocked: isBlocked ?? false,
      };
      if (old === undefined && kept.size >= LIMITS.peopleKept) {
        return failure('limit_reached', 'Notes, mutes and blocks are kept of as many as can be.');
      }
      try {
        if (isKept(next)) await store.savePerson(next);
        else await store.removePerson(memberId);
      } catch {
        return failure('storage_failed', 'That could not be written down.');
      }
      if (isKept(next)) kept.set(memberId, next);
      else kept.delete(memberId);
      changed();
      return success(null);
    },
  };
}
