export { SayDialog } from './say-dialog';
