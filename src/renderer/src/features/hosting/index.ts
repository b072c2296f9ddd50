export { HostPanel } from './host-panel';
