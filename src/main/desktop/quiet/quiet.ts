import type { Settings } from '../../../shared/bridge/settings';
import type { QuietView } from '../../../shared/bridge/views';
import {
  nextQuietChange,
  toQuiet,
  toQuietByHand,
  toQuietEnded,
  type QuietByHand,
  type QuietFacts,
  type QuietLength,
} from '../../../shared/model/quiet';

/** Clocks are set and machines sleep: the time is looked at this often while something is to come. */
const LOOK_AT_LEAST_MS = 60_000;

/** Knows whether the person wants to be disturbed now, and tells when that changes. */
export interface QuietKeeper {
  /** For decisions, which are made by the clock of their own moment. */
  facts(): QuietFacts;
  /** Asks for quiet; null ends it. */
  set(length: QuietLength | null): void;
  /** The settings may be others. */
  settingsChanged(): void;
  /** What the system says of its own do-not-disturb; null where it does not say. */
  systemSaid(isQuiet: boolean | null): void;
}

/** Creates the keeper. It tells the view at once where that differs from a quiet nothing. */
export function createQuietKeeper(options: {
  now: () => number;
  after: (delayMs: number, run: () => void) => () => void;
  settings: () => Pick<Settings, 'quietHours' | 'followSystemQuiet'>;
  byHand: () => QuietByHand | null;
  keep: (byHand: QuietByHand | null) => void;
  tell: (view: QuietView) => void;
}): QuietKeeper {
  const { now, after, settings, byHand, keep, tell } = options;
  let isSystemQuiet: boolean | null = null;
  let told = JSON.stringify({ now: null, canFollowSystem: false } satisfies QuietView);
  let callOff = () => {};

  const facts = (): QuietFacts => {
    const { quietHours, followSystemQuiet } = settings();
    return {
      byHand: byHand(),
      hours: quietHours,
      isSystemQuiet: followSystemQuiet && isSystemQuiet === true,
    };
  };

  function look(): void {
    callOff();
    callOff = () => {};
    const time = now();
    const current = facts();
    const view = { now: toQuiet(current, time), canFollowSystem: isSystemQuiet !== null };
    const described = JSON.stringify(view);
    if (described !== told) {
      told = described;
      tell(view);
    }
    const next = nextQuietChange(current, time);
    if (next !== null) callOff = after(Math.min(next - time, LOOK_AT_LEAST_MS), look);
  }

  look();
  return {
    facts,
    set(length) {
      const time = now();
      keep(
        length === null ? toQuietEnded(settings().quietHours, time) : toQuietByHand(length, time),
      );
      look();
    },
    settingsChanged: look,
    systemSaid(isQuiet) {
      if (isQuiet === isSystemQuiet) return;
      isSystemQuiet = isQuiet;
      look();
    },
  };
}
