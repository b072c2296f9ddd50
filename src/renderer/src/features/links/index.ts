export { MessageLinkDialog } from './message-link-dialog';
