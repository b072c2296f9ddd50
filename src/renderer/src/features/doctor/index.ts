export { DoctorDialog } from './doctor-dialog';
