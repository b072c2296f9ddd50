export { ForgetDialog } from './forget-dialog';
export { JoinDialog } from './join-dialog';
