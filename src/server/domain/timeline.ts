import { success, type Result } from '../../shared/lib/result';
import type { Entry } from '../../shared/model/entry';
import type { MemberId, RoomId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Marker } from '../../shared/model/room';
import type { Appended, MarkerMove, MarkerMoved, NewMessage } from '../store/store';
import type { Change, MemberOperations } from './domain';
import type { Parts } from './parts';

type MarkersChanged = Extract<Change, { type: 'markers-changed' }>;

/** Sending, reading back, and how far one has got. */
export type TimelineOperations = Pick<
  MemberOperations,
  'message:send' | 'timeline:page' | 'marker:set'
>;

/** Creates the operations on timelines. */
export function createTimelineOperations(parts: Parts): TimelineOperations {
  const { store, writer, feed, typing, clock } = parts;

  const send = writer.gather(async (messages: NewMessage[]) => {
    const outcomes = await store.append(messages);
    const appended = new Map<RoomId, Entry[]>();
    const authors: Entry[] = [];
    for (const outcome of outcomes) {
      if (!outcome.ok || !outcome.value.isNew) continue;
      const { entry } = outcome.value;
      authors.push(entry);
      const entries = appended.get(entry.roomId);
      if (entries === undefined) appended.set(entry.roomId, [entry]);
      else entries.push(entry);
    }
    feed.tell(
      [...appended].map(([roomId, entries]) => ({ type: 'entries-appended', roomId, entries })),
    );
    for (const { author, roomId } of authors) typing.end(author, roomId);
    return outcomes satisfies Result<Appended>[];
  });

  const moveMarker = writer.gather(async (moves: MarkerMove[]) => {
    const outcomes = await store.setMarkers(moves);
    feed.tell(toMarkerChanges(moves, outcomes));
    return outcomes;
  });

  return {
    async 'message:send'(author, { roomId, clientId, text, signature }) {
      const outcome = await send({ roomId, author, clientId, text, signature, at: clock.now() });
      return outcome.ok ? success({ entry: outcome.value.entry }) : outcome;
    },
    async 'timeline:page'(memberId, { roomId, after, before, limit }) {
      const place = { roomId, memberId, limit };
      if (after !== undefined) return store.page({ ...place, after });
      return store.page({ ...place, before: before ?? 0 });
    },
    async 'marker:set'(memberId, { roomId, delivered, read }) {
      const outcome = await moveMarker({ roomId, memberId, delivered, read });
      return outcome.ok ? success({}) : outcome;
    },
  };
}

function toMarkerChanges(
  moves: readonly MarkerMove[],
  outcomes: readonly Result<MarkerMoved>[],
): Change[] {
  const moved = new Map<
    RoomId,
    Pick<MarkersChanged, 'audience'> & { newest: Map<MemberId, Marker> }
  >();
  outcomes.forEach((outcome, index) => {
    const roomId = moves[index]?.roomId;
    if (roomId === undefined || !outcome.ok || !outcome.value.isMoved) return;
    const { marker, memberCount } = outcome.value;
    const audience = memberCount <= LIMITS.receiptRoomMembers ? 'room' : 'self';
    const newest = moved.get(roomId)?.newest ?? new Map<MemberId, Marker>();
    moved.set(roomId, { audience, newest: newest.set(marker.memberId, marker) });
  });
  return [...moved].map(([roomId, { audience, newest }]) => ({
    type: 'markers-changed',
    roomId,
    markers: [...newest.values()],
    audience,
  }));
}
