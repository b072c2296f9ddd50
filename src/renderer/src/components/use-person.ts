import type { MemberId } from '../../../shared/model/ids';
import type { Person } from '../../../shared/model/person';
import { useAppView } from '../bridge/app-store';

/** What one keeps about somebody on this device; null where nothing is. */
export function usePerson(memberId: MemberId): Person | null {
  return useAppView((view) => view.people[memberId] ?? null);
}

/** Whether what somebody writes is to be folded away (PE-3). */
export function useIsBlocked(memberId: MemberId): boolean {
  return useAppView((view) => view.people[memberId]?.isBlocked ?? false) ?? false;
}
