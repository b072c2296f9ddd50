import { success, type Result } from '../../shared/lib/result';
import { joiningModeSchema, type JoiningMode, type JoiningTerms } from '../../shared/model/joining';
import type { ServerPassword } from './password';

/** Where the mode is kept between starts. */
export interface JoiningKeeper {
  load(): Promise<string | null>;
  save(mode: string): Promise<Result<null>>;
}

/** Who may join a server now (HS-18). */
export interface Joining {
  /** Takes up what was chosen at the last start; a server that never chose goes by its password. */
  restore(): Promise<void>;
  /** Takes effect at once, and whole or not at all. `unavailable` where it cannot be kept. */
  set(terms: JoiningTerms): Promise<Result<null>>;
  mode(): JoiningMode;
}

/** Creates the {@link Joining} of a server, open until told otherwise. */
export function createJoining(keeper: JoiningKeeper, password: ServerPassword): Joining {
  /** What holds while no password is wanted: a password goes before, so that nothing in between is ever too open. */
  let kept: JoiningMode = 'open';
  return {
    async restore() {
      await password.restore();
      const text = await keeper.load();
      // What cannot be read was chosen in another Hearth: then the one that lets in fewest.
      kept = text === null ? 'open' : joiningModeSchema.catch('invite').parse(text);
    },
    async set(terms) {
      if (terms.mode === 'password') return password.set(terms.password);
      const saved = await keeper.save(terms.mode);
      if (!saved.ok) return saved;
      if (password.isRequired()) {
        const removed = await password.set(null);
        if (!removed.ok) return removed;
      }
      kept = terms.mode;
      return success(null);
    },
    mode: () => (password.isRequired() ? 'password' : kept),
  };
}
