import { isOver, NOTHING_SAID, type Said } from '../../shared/bridge/said';

/** The system's timers are looked at again at least this often: they stand still while it sleeps. */
const LOOK_AGAIN_MS = 60_000;

/** What the person has said of themselves, until its end, and what becomes of their presence by it (PR-8, PR-9). */
export interface OwnSaid {
  current(): Said;
  /** Keeps it, shows it, and tells every server. */
  say(said: Said): void;
  /** Whether the person is at this machine; away by hand wins. */
  setIdle(presence: 'online' | 'away'): void;
  /** Tells the sessions how it stands: they begin with somebody who is there. */
  begin(): void;
}

/** Creates it from what was kept. */
export function createOwnSaid(deps: {
  kept: Said;
  now: () => number;
  after: (delayMs: number, run: () => void) => () => void;
  keep: (said: Said) => void;
  show: (said: Said) => void;
  /** What others read of it is something else. */
  described: () => void;
  setPresence: (presence: 'online' | 'away') => void;
}): OwnSaid {
  const { now, after } = deps;
  let said = isOver(deps.kept, now()) ? { ...NOTHING_SAID } : deps.kept;
  let idle: 'online' | 'away' = 'online';
  let callOff = () => {};

  const tellPresence = () => deps.setPresence(said.isAway ? 'away' : idle);

  const watch = () => {
    callOff();
    if (said.endsAt === null) return;
    callOff = after(Math.min(said.endsAt - now(), LOOK_AGAIN_MS), () => {
      if (isOver(said, now())) say({ ...NOTHING_SAID });
      else watch();
    });
  };

  function say(next: Said): void {
    said = isOver(next, now()) ? { ...NOTHING_SAID } : next;
    deps.keep(said);
    deps.show(said);
    deps.described();
    tellPresence();
    watch();
  }
  watch();

  return {
    current: () => said,
    say,
    setIdle(presence) {
      idle = presence;
      tellPresence();
    },
    begin: tellPresence,
  };
}
