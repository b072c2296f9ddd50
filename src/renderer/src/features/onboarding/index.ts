export { Onboarding } from './onboarding';
