import { toSide, type Side } from './navigation-state';
import { useNavigation } from './navigation';
import { useLayout } from './use-layout';

/** What stands at the right now, for this window's width: a column that stays, or a drawer that is opened for a moment. */
export function useSide(): { side: Side; setSide: (side: Side) => void } {
  const { state, dispatch } = useNavigation();
  const isWide = useLayout() === 'wide';
  return {
    side: toSide(state, isWide),
    setSide: (side) => dispatch({ type: 'side:set', side, isWide }),
  };
}
