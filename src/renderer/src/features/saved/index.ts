export { SavedDialog } from './saved-dialog';
