import type { HearthApi } from '../../src/shared/bridge/api';

declare global {
  interface Window {
    readonly hearth: HearthApi;
  }
}
