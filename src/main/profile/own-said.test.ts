import { describe, expect, it } from 'vitest';
import { NOTHING_SAID, toStatusText, type Said } from '../../shared/bridge/said';
import { createOwnSaid } from './own-said';

const MINUTE_MS = 60_000;
const lunch: Said = { isAway: true, text: 'Lunch', emoji: '🍽️', endsAt: 90_000 };

function start(kept: Said = { ...NOTHING_SAID }) {
  let now = 1_000;
  let timer: { at: number; run: () => void } | null = null;
  const told: string[] = [];
  const own = createOwnSaid({
    kept,
    now: () => now,
    after(delayMs, run) {
      timer = { at: now + delayMs, run };
      return () => {
        timer = null;
      };
    },
    keep: (said) => told.push(`kept ${said.text}`),
    show: (said) => told.push(`shown ${said.text}`),
    described: () => told.push(`told ${toStatusText(own.current())?.text ?? 'nothing'}`),
    setPresence: (presence) => told.push(presence),
  });
  const advance = (ms: number) => {
    now += ms;
    const due = timer;
    if (due === null || due.at > now) return;
    timer = null;
    due.run();
  };
  const take = () => told.splice(0);
  return { own, advance, take };
}

describe('PR-8, PR-9: what one says of oneself', () => {
  it('is kept, shown, and told to every server; away by hand wins over being there', () => {
    const { own, take } = start();
    own.say(lunch);
    expect(take()).toEqual(['kept Lunch', 'shown Lunch', 'told Lunch', 'away']);
    own.setIdle('online');
    expect(take()).toEqual(['away']);
    own.say({ ...lunch, isAway: false });
    expect(take().at(-1)).toBe('online');
    own.setIdle('away');
    expect(take()).toEqual(['away']);
  });

  it('ends by itself, all of it, and not before', () => {
    const { own, advance, take } = start();
    own.say(lunch);
    take();
    advance(MINUTE_MS);
    expect(take()).toEqual([]);
    expect(own.current()).toEqual(lunch);
    advance(MINUTE_MS);
    expect(take()).toEqual(['kept ', 'shown ', 'told nothing', 'online']);
    expect(own.current()).toEqual(NOTHING_SAID);
  });

  it('is told anew at a start, and is over where its end has passed meanwhile', () => {
    const still = start(lunch);
    still.own.begin();
    expect(still.take()).toEqual(['away']);
    const over = start({ ...lunch, endsAt: 500 });
    expect(over.own.current()).toEqual(NOTHING_SAID);
    over.own.begin();
    expect(over.take()).toEqual(['online']);
  });
});
