export { SwitcherDialog } from './switcher-dialog';
export type { Action as SwitcherAction } from './places';
