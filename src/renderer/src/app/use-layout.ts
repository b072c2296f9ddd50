import useMediaQuery from '@mui/material/useMediaQuery';
import { underColumn, underDrawer } from '../theme/tokens';

/** How much room there is: everything side by side, members in a drawer, or one column. */
export type Layout = 'wide' | 'drawer' | 'column';

/** The layout for the window's width now. */
export function useLayout(): Layout {
  const isDrawer = useMediaQuery(underDrawer, { noSsr: true });
  const isColumn = useMediaQuery(underColumn, { noSsr: true });
  return isColumn ? 'column' : isDrawer ? 'drawer' : 'wide';
}
