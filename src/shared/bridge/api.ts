import type { Result } from '../lib/result';
import type { Announcement, CallInput, CallName, CallValue } from './contract';

/** The one object the page knows: `window.hearth`. */
export interface HearthApi {
  /** Asks main for something. Refusals are results; a rejected promise is a bug. */
  call<C extends CallName>(name: C, input: CallInput<C>): Promise<Result<CallValue<C>>>;
  /** Hears every announcement from now on; returns how to stop. */
  subscribe(listener: (announcement: Announcement) => void): () => void;
}

/** The two names on Electron's wire. Nothing else is sent between window and main. */
export const IPC_CHANNELS = { call: 'hearth:call', announce: 'hearth:announce' } as const;
