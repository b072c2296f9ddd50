import { success, type Result } from '../../shared/lib/result';
import type { Entry, TombstoneEntry, WrittenContent, WrittenEntry } from '../../shared/model/entry';
import type { ClientId, MemberId, RoomId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Marker } from '../../shared/model/room';
import { countFitting } from '../../shared/model/weight';
import type { Appended, MarkerMove, MarkerMoved, NewEntry } from '../store/store';
import type { Change, MemberOperations } from './domain';
import type { Parts } from './parts';

/** Writing, reading back, searching, and how far one has got. */
export type TimelineOperations = Pick<
  MemberOperations,
  | 'message:send'
  | 'message:edit'
  | 'message:redact'
  | 'reaction:set'
  | 'message:search'
  | 'timeline:page'
  | 'marker:set'
>;

/** What all four written kinds come with. */
interface Writing {
  roomId: RoomId;
  clientId: ClientId;
  signature: string;
}

/** Creates the operations on timelines. */
export function createTimelineOperations(parts: Parts): TimelineOperations {
  const { store, writer, feed, typing, clock, indexer, ownerId } = parts;

  const commit = writer.gather(async (batch: NewEntry[]) => {
    const outcomes = await store.append(batch);
    const appended = new Map<RoomId, Entry[]>();
    const messages: Entry[] = [];
    for (const outcome of outcomes) {
      if (!outcome.ok || !outcome.value.isNew) continue;
      const { entry } = outcome.value;
      if (entry.kind === 'message') messages.push(entry);
      const entries = appended.get(entry.roomId);
      if (entries === undefined) appended.set(entry.roomId, [entry]);
      else entries.push(entry);
    }
    feed.tell(
      [...appended].map(([roomId, entries]) => ({ type: 'entries-appended', roomId, entries })),
    );
    for (const { author, roomId } of messages) typing.end(author, roomId);
    if (messages.length > 0) indexer.wake();
    return outcomes satisfies Result<Appended>[];
  });
  const write = async (
    author: MemberId,
    { roomId, clientId, signature }: Writing,
    content: WrittenContent,
  ): Promise<Result<{ entry: WrittenEntry | TombstoneEntry }>> => {
    const isHost = author === ownerId;
    const at = clock.now();
    const outcome = await commit({ roomId, author, isHost, clientId, content, signature, at });
    return outcome.ok ? success({ entry: outcome.value.entry }) : outcome;
  };

  const moveMarker = writer.gather(async (moves: MarkerMove[]) => {
    const outcomes = await store.setMarkers(moves);
    feed.tell(toMarkerChanges(moves, outcomes));
    return outcomes;
  });

  return {
    'message:send': (author, { text, replyTo, ...writing }) =>
      write(author, writing, {
        kind: 'message',
        text,
        ...(replyTo === undefined ? {} : { replyTo }),
      }),
    'message:edit': (author, { target, text, ...writing }) =>
      write(author, writing, { kind: 'edit', target, text }),
    'message:redact': (author, { target, ...writing }) =>
      write(author, writing, { kind: 'redaction', target }),
    'reaction:set': (author, { target, emoji, isOn, ...writing }) =>
      write(author, writing, { kind: 'reaction', target, emoji, isOn }),
    async 'message:search'(memberId, { skip = 0, ...search }) {
      await indexer.catchUp();
      const found = await store.search({ ...search, memberId, skip });
      if (!found.ok) return found;
      const { entries } = found.value;
      const count = countFitting(entries);
      if (count === entries.length) return found;
      return success({ entries: entries.slice(0, count), next: skip + count });
    },
    async 'timeline:page'(memberId, { roomId, after, before, limit }) {
      const place = { roomId, memberId, limit };
      const page = await store.page(
        after === undefined ? { ...place, before: before ?? 0 } : { ...place, after },
      );
      if (!page.ok) return page;
      const { entries, headSeq } = page.value;
      // Whatever is left out is next to what is given, so that it is asked for next.
      const kept =
        after === undefined
          ? entries.slice(entries.length - countFitting(entries.toReversed()))
          : entries.slice(0, countFitting(entries));
      return success({ entries: kept, headSeq });
    },
    async 'marker:set'(memberId, { roomId, delivered, read, isPrivate }) {
      const outcome = await moveMarker({ roomId, memberId, delivered, read, isPrivate });
      return outcome.ok ? success({}) : outcome;
    },
  };
}

/** Where one member's marker in one room stands after a batch, and who has to hear of it. */
interface Standing {
  marker: Marker;
  own: Marker;
  isMoved: boolean;
  isOwnMoved: boolean;
  isSmall: boolean;
}

interface Told {
  audience: Extract<Change, { type: 'markers-changed' }>['audience'];
  marker: Marker;
}

function toAudiences({ marker, own, isMoved, isOwnMoved, isSmall }: Standing): Told[] {
  if (own === marker && isSmall) return [{ audience: 'room', marker }];
  return [
    ...(isMoved && isSmall ? [{ audience: 'others' as const, marker }] : []),
    ...(isOwnMoved ? [{ audience: 'self' as const, marker: own }] : []),
  ];
}

function toMarkerChanges(
  moves: readonly MarkerMove[],
  outcomes: readonly Result<MarkerMoved>[],
): Change[] {
  const moved = new Map<RoomId, Map<MemberId, Standing>>();
  outcomes.forEach((outcome, index) => {
    const roomId = moves[index]?.roomId;
    if (roomId === undefined || !outcome.ok) return;
    const { marker, own, isMoved, isOwnMoved, memberCount } = outcome.value;
    if (!isMoved && !isOwnMoved) return;
    const standings = moved.get(roomId) ?? new Map<MemberId, Standing>();
    const before = standings.get(marker.memberId);
    moved.set(
      roomId,
      standings.set(marker.memberId, {
        marker,
        own,
        isMoved: isMoved || before?.isMoved === true,
        isOwnMoved: isOwnMoved || before?.isOwnMoved === true,
        isSmall: memberCount <= LIMITS.receiptRoomMembers,
      }),
    );
  });
  return [...moved].flatMap(([roomId, standings]) => {
    const told = [...standings.values()].flatMap(toAudiences);
    return (['room', 'others', 'self'] as const).flatMap((audience): Change[] => {
      const markers = told.filter((one) => one.audience === audience).map(({ marker }) => marker);
      return markers.length === 0 ? [] : [{ type: 'markers-changed', roomId, markers, audience }];
    });
  });
}
