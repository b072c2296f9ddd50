import type { HostingView } from '../../../shared/bridge/views';
import type { MemberId } from '../../../shared/model/ids';
import { LIMITS } from '../../../shared/model/limits';
import type { Knock } from '../../../shared/model/knock';
import type { Translate } from '../../../shared/texts';
import { toSafeLine, type NotificationWords } from './words';

/** Beside a name there is room for all words of a key. */
const NAME_LENGTH = 64;

/** What is shown of those who wait: words, and whom its buttons are about where there is one alone. */
export interface KnockNotice extends NotificationWords {
  only: MemberId | null;
}

/** Tells the host outside of the window that somebody wants in (NO-6). */
export interface KnockTeller {
  /** Hears how hosting stands now. */
  hostingChanged(hosting: HostingView): void;
}

function toNotice(knocks: readonly Knock[], serverName: string, t: Translate): KnockNotice {
  const [first, second] = knocks;
  const title = toSafeLine(serverName);
  if (first === undefined || second !== undefined) {
    const body = t('desktop.knocks', { count: knocks.length });
    return { title, body, only: null };
  }
  const body = t('desktop.knock', {
    name: toSafeLine(first.name, NAME_LENGTH),
    words: first.keyWords.join(' '),
  });
  return { title, body, only: first.memberId };
}

/**
 * Creates the teller. Those who wait are told of in one notification, which is another one when somebody comes; the same
 * key is told of once in a while, however often it comes and goes.
 */
export function createKnockTeller(options: {
  t: Translate;
  now: () => number;
  isWanted: () => boolean;
  show: (notice: KnockNotice) => void;
  close: () => void;
}): KnockTeller {
  const { t, now, isWanted, show, close } = options;
  const toldAt = new Map<MemberId, number>();
  let isShown = false;

  function takeNew(knocks: readonly Knock[]): boolean {
    const time = now();
    for (const [memberId, at] of toldAt) {
      if (time - at >= LIMITS.knockRememberedMs) toldAt.delete(memberId);
    }
    const fresh = knocks.filter(({ memberId }) => !toldAt.has(memberId));
    for (const { memberId } of fresh) toldAt.set(memberId, time);
    return fresh.length > 0;
  }

  return {
    hostingChanged(hosting) {
      const knocks = hosting.state === 'running' ? hosting.knocks : [];
      if (hosting.state === 'running' && takeNew(knocks) && isWanted()) {
        isShown = true;
        show(toNotice(knocks, hosting.name, t));
      } else if (knocks.length === 0 && isShown) {
        isShown = false;
        close();
      }
    },
  };
}
