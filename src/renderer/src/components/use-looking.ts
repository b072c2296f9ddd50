import { toUpdateMode } from '../../../shared/bridge/updates';
import { useAppView } from '../bridge/app-store';

/** Whether this copy looks for newer versions: it cannot, it may not, or it does when asked. null while that is not known. */
export function useLooking(): 'never' | 'off' | 'on' | null {
  const updates = useAppView((view) => view.updates);
  const chosen = useAppView((view) => view.settings.updates);
  if (updates === null || chosen === null) return null;
  if (updates.means === 'none') return 'never';
  return toUpdateMode(chosen, updates.isSigned) === 'off' ? 'off' : 'on';
}
