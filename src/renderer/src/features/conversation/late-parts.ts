export { CommandsDialog } from './commands/commands-dialog';
export { DayDialog } from './day-dialog';
export { DeleteDialog } from './actions/delete-dialog';
export { ForwardDialog } from './forward/forward-dialog';
export { PasswordForm } from './password-form';
export { ReceiptsDialog } from './actions/receipts-dialog';
export { VersionsDialog } from './actions/versions-dialog';
export { WrongKeyDialog } from './wrong-key-dialog';
