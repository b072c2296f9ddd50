export { NotifyDialog } from './notify-dialog';
