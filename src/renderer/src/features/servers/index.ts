export { MeFooter } from './me-footer';
export { ServerHeader } from './server-header';
export { ServerRail } from './server-rail';
