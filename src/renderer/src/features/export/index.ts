export { CheckDialog } from './check-dialog';
export { ExportDialog } from './export-dialog';
