import type { Settings } from './settings';

/** Why nothing was downloaded or installed. The sentence people read stands in the catalogue under `updates.refused.<reason>`. */
export type UpdateRefusal =
  /** Nobody answers: no internet, or it broke off. */
  | 'offline'
  /** The place of releases answers and has none. */
  | 'nothing-published'
  /** It led away from HTTPS, or its certificate does not hold. */
  | 'insecure'
  /** The list of the release is not signed, or not by our key, or was changed. */
  | 'not-ours'
  /** An answer is longer than any such answer may be. */
  | 'too-large'
  /** An answer is not what belongs there. */
  | 'malformed'
  /** What the updater is told is not what the signed list says. */
  | 'mismatch'
  /** The release has nothing for this system. */
  | 'no-package'
  /** The file is not the one that was signed. */
  | 'changed-file'
  | 'disk-failed'
  | 'install-failed';

/** How far a newer version is. */
export type UpdateProgress =
  /** Nothing was asked since the app started. */
  | { state: 'idle' }
  | { state: 'checking' }
  /** Nothing newer is there: `published` is this version, or an older one. */
  | { state: 'current'; published: string }
  /** `size` in bytes; null where the person installs it. */
  | { state: 'found'; version: string; size: number | null }
  /** In bytes. */
  | { state: 'downloading'; version: string; size: number; received: number }
  /** Checked, on this disk, and installed on request. */
  | { state: 'ready'; version: string }
  | { state: 'installing'; version: string }
  /** Nothing was installed. */
  | { state: 'refused'; reason: UpdateRefusal };

/** Whether and how this copy of the app comes to a newer version. */
export interface UpdatesView {
  /**
   * `none`: this copy does not know where releases are, or by which key. `look`: it can tell what is new, and the person
   * installs it. `install`: it can replace itself.
   */
  means: 'none' | 'look' | 'install';
  /** Whether the system vouches for who made this copy. */
  isSigned: boolean;
  /** Where people find the releases; null where this copy does not know. */
  page: string | null;
  progress: UpdateProgress;
}

/** Before it was looked at how this copy was made. */
export const NO_UPDATES: UpdatesView = {
  means: 'none',
  isSigned: false,
  page: null,
  progress: { state: 'idle' },
};

/** When the internet is asked for a newer version. */
export type UpdateMode = Exclude<Settings['updates'], 'usual'>;

/** What holds: until somebody chooses, nothing is asked by itself, and of copies that no system vouches for not at all. */
export function toUpdateMode(chosen: Settings['updates'], isSigned: boolean): UpdateMode {
  if (chosen !== 'usual') return chosen;
  return isSigned ? 'asked' : 'off';
}
