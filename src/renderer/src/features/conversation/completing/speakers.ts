import type { TimelineItem } from '../../../../../shared/bridge/views';
import type { MemberId } from '../../../../../shared/model/ids';

const LOOKED_AT = 200;

/** Who spoke last, the newest first. */
export function toSpeakers(items: readonly TimelineItem[]): MemberId[] {
  const authors = items
    .slice(-LOOKED_AT)
    .flatMap(({ entry }) => (entry.kind === 'message' ? [entry.author] : []));
  return [...new Set(authors.toReversed())];
}
