export { ForgetDialog } from './forget-dialog';
export { KeyDialog } from './key-dialog';
export { JoinDialog } from './join-dialog';
