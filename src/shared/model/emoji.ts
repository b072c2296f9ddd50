import { hasAtMostCodePoints } from '../lib/code-points';
import { LIMITS } from './limits';
import { countGraphemes } from './names';

const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3)/u;

/** Whether this is one emoji as a person picks it: a single character to the eye, which may be made of several code points. */
export function isEmoji(text: string): boolean {
  return (
    hasAtMostCodePoints(text, LIMITS.emojiLength) && EMOJI.test(text) && countGraphemes(text) === 1
  );
}
