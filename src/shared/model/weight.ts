import type { Entry } from './entry';
import { LIMITS } from './limits';

// Everything but words and reactions, written out.
const ENTRY_BYTES = 1_200;
// A control character is written as six bytes.
const CHARACTER_BYTES = 6;
const EMOJI_BYTES = 120;
const REACTION_BYTES = 80;

/** What an entry weighs on the wire at most, in bytes. */
export function toWeight(entry: Entry): number {
  if (entry.kind === 'edit') return ENTRY_BYTES + entry.text.length * CHARACTER_BYTES;
  if (entry.kind !== 'message') return ENTRY_BYTES;
  const characters = entry.text.length + (entry.edit?.text.length ?? 0);
  const reactions = (entry.reactions ?? []).reduce(
    (sum, { by }) => sum + EMOJI_BYTES + by.length * REACTION_BYTES,
    0,
  );
  return ENTRY_BYTES + characters * CHARACTER_BYTES + reactions;
}

/** How many of the entries, from the first on, fit into one answer; at least one where there is one (TL-2). */
export function countFitting(entries: readonly Entry[]): number {
  let weight = 0;
  let count = 0;
  for (const entry of entries) {
    weight += toWeight(entry);
    if (count > 0 && weight > LIMITS.answerBytes) break;
    count += 1;
  }
  return count;
}
