export { ForgetDialog } from './forget-dialog';
export { KeyDialog } from './key-dialog';
export { JoinDialog } from './join-dialog';
export { NearbyDialog } from './nearby-dialog';
