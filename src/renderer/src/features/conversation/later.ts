import { comesLater } from '../../components/comes-later';

const parts = comesLater(() => import('./late-parts'));

// What the first picture of a conversation does not need.
export const CommandsDialog = parts.part((from) => from.CommandsDialog);
export const DayDialog = parts.part((from) => from.DayDialog);
export const DeleteDialog = parts.part((from) => from.DeleteDialog);
export const ForwardDialog = parts.part((from) => from.ForwardDialog);
export const PasswordForm = parts.part((from) => from.PasswordForm);
export const ReceiptsDialog = parts.part((from) => from.ReceiptsDialog);
export const VersionsDialog = parts.part((from) => from.VersionsDialog);
export const WrongKeyDialog = parts.part((from) => from.WrongKeyDialog);
