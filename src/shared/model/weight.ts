import type { Entry, WrittenContent } from './entry';
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

// Kind, client id, signature, what is named, and an emoji, written out.
const WRITING_BYTES = 600;

/** What JSON writes with a backslash and one letter: quotation mark, backslash, \b \t \n \f \r. */
const SHORT_ESCAPES: ReadonlySet<number> = new Set([0x22, 0x5c, 0x08, 0x09, 0x0a, 0x0c, 0x0d]);

/** What the characters of a text take in a packet, in bytes: UTF-8, and escaped where JSON asks for it. */
function toTextBytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (SHORT_ESCAPES.has(code)) bytes += 2;
    else if (code < 0x20) bytes += CHARACTER_BYTES;
    else if (code < 0x80) bytes += 1;
    // Half of a pair that takes four bytes.
    else if (code < 0x800 || (code >= 0xd800 && code < 0xe000)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}

/** What something written takes at most in the packet in which its author hands it over, in bytes. */
export function toWritingBytes(content: WrittenContent): number {
  return WRITING_BYTES + ('text' in content ? toTextBytes(content.text) : 0);
}
