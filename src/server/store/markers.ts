import type { Marker } from '../../shared/model/room';
import type { MarkerMove, MarkerMoved, PrivateRead } from './store';

/** A member's marker as it is kept. */
export interface KeptMarker extends Marker {
  /** Told to the member alone. */
  readPrivately: number;
}

/**
 * A marker moved forward only, and never past the head (DL-8); what is read privately is kept apart (DL-10). Whoever has
 * read it has it. Answers the same object when nothing moves.
 */
export function moveMarker(marker: KeptMarker, move: MarkerMove, headSeq: number): KeptMarker {
  const toRead = Math.min(move.read ?? 0, headSeq);
  const isPrivate = move.isPrivate === true;
  const read = isPrivate ? marker.read : Math.max(marker.read, toRead);
  const readPrivately = isPrivate ? Math.max(marker.readPrivately, toRead) : marker.readPrivately;
  const delivered = Math.max(marker.delivered, toRead, Math.min(move.delivered ?? 0, headSeq));
  const isSame =
    read === marker.read &&
    readPrivately === marker.readPrivately &&
    delivered === marker.delivered;
  return isSame ? marker : { memberId: marker.memberId, delivered, read, readPrivately };
}

/** A marker as the others may see it. */
export function toPublicMarker({ memberId, delivered, read }: KeptMarker): Marker {
  return { memberId, delivered, read };
}

/** A marker as its own member sees it. */
export function toOwnMarker({ memberId, delivered, read, readPrivately }: KeptMarker): Marker {
  return { memberId, delivered, read: Math.max(read, readPrivately) };
}

/** What is told of a move (DL-10). */
export function toMarkerMoved(
  before: KeptMarker,
  after: KeptMarker,
  memberCount: number,
): MarkerMoved {
  const [oldOwn, marker] = [toOwnMarker(before), toPublicMarker(after)];
  const own = after.readPrivately > after.read ? toOwnMarker(after) : marker;
  const isOther = (one: Marker, other: Marker) =>
    one.read !== other.read || one.delivered !== other.delivered;
  return {
    marker,
    isMoved: isOther(before, marker),
    own,
    isOwnMoved: isOther(oldOwn, own),
    memberCount,
  };
}

/** What only their own members may see of these markers. */
export function toPrivateReads(markers: readonly KeptMarker[]): PrivateRead[] {
  return markers.flatMap(({ memberId, read, readPrivately }) =>
    readPrivately > read ? [{ memberId, read: readPrivately }] : [],
  );
}
