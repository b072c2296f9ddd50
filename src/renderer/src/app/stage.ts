import type { AppView } from '../../../shared/bridge/views';

/** What the window is about: the first screen wherever there is no server to show. */
export const toStage = (view: AppView): 'start' | 'shell' =>
  view.profile.name === null || view.serverOrder.length === 0 ? 'start' : 'shell';
