import { success, type Result } from '../../shared/lib/result';
import type {
  Entry,
  TombstoneEntry,
  Writing,
  WrittenContent,
  WrittenEntry,
} from '../../shared/model/entry';
import type { MemberId, RoomId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import type { Marker } from '../../shared/model/room';
import { countFitting, toWeight } from '../../shared/model/weight';
import type { UpValue } from '../../shared/protocol/events';
import type { Appended, MarkerMove, MarkerMoved, NewEntry } from '../store/store';
import type { Change, MemberOperations } from './domain';
import type { Parts } from './parts';

/** Writing, reading back, searching, and how far one has got. */
export type TimelineOperations = Pick<
  MemberOperations,
  | 'entry:append'
  | 'message:send'
  | 'message:edit'
  | 'message:redact'
  | 'reaction:set'
  | 'message:search'
  | 'timeline:page'
  | 'timeline:seek'
  | 'pin:list'
  | 'edit:list'
  | 'marker:set'
>;

/** What an author may say, and nothing else that stands beside it (DL-3). */
function toContent(writing: Writing): WrittenContent {
  switch (writing.kind) {
    case 'message': {
      const { kind, text, replyTo } = writing;
      return { kind, text, ...(replyTo === undefined ? {} : { replyTo }) };
    }
    case 'edit':
      return { kind: 'edit', target: writing.target, text: writing.text };
    case 'redaction':
      return { kind: 'redaction', target: writing.target };
    case 'reaction': {
      const { kind, target, emoji, isOn } = writing;
      return { kind, target, emoji, isOn };
    }
    case 'pin':
      return { kind: 'pin', target: writing.target, isOn: writing.isOn };
  }
}

/**
 * What many have reacted to may weigh more than an answer can: then each is told as it was first said, and whoever applies
 * the later entries ends at the same state (TL-8).
 */
function toAnswerable(results: Result<Appended>[]): UpValue<'entry:append'>['results'] {
  const weight = results.reduce((sum, one) => sum + (one.ok ? toWeight(one.value.entry) : 0), 0);
  const isLight = weight <= LIMITS.answerBytes;
  return results.map((one) =>
    one.ok ? { ok: true, entry: isLight ? one.value.entry : toFirstSaid(one.value.entry) } : one,
  );
}

function toFirstSaid(entry: WrittenEntry | TombstoneEntry): WrittenEntry | TombstoneEntry {
  if (entry.kind !== 'message') return entry;
  const { edit: _edit, reactions: _reactions, pin: _pin, ...said } = entry;
  return said;
}

/** Creates the operations on timelines. */
export function createTimelineOperations(parts: Parts): TimelineOperations {
  const { store, writer, feed, typing, clock, indexer, ownerId } = parts;

  const commit = writer.gather(
    async (packets: NewEntry[][]) => {
      const outcomes = await store.append(packets.flat());
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
      let taken = 0;
      return packets.map(({ length }) => {
        taken += length;
        return outcomes.slice(taken - length, taken) satisfies Result<Appended>[];
      });
    },
    (packet) => packet.length,
  );
  /** One result each, in order (DL-13). */
  const append = (author: MemberId, roomId: RoomId, writings: readonly Writing[]) => {
    const isHost = author === ownerId;
    const at = clock.now();
    return commit(
      author,
      writings.map((writing) => {
        const { clientId, signature } = writing;
        return { roomId, author, isHost, clientId, content: toContent(writing), signature, at };
      }),
    );
  };
  const write = async (
    author: MemberId,
    roomId: RoomId,
    writing: Writing,
  ): Promise<Result<{ entry: WrittenEntry | TombstoneEntry }>> => {
    const [outcome] = await append(author, roomId, [writing]);
    if (outcome === undefined) throw new Error('A packet of one has no outcome.');
    return outcome.ok ? success({ entry: outcome.value.entry }) : outcome;
  };

  const moveMarker = writer.gather(async (moves: MarkerMove[]) => {
    const outcomes = await store.setMarkers(moves);
    feed.tell(toMarkerChanges(moves, outcomes));
    return outcomes;
  });

  return {
    async 'entry:append'(author, { roomId, entries }) {
      return success({ results: toAnswerable(await append(author, roomId, entries)) });
    },
    'message:send': (author, { roomId, ...rest }) =>
      write(author, roomId, { ...rest, kind: 'message' }),
    'message:edit': (author, { roomId, ...rest }) =>
      write(author, roomId, { ...rest, kind: 'edit' }),
    'message:redact': (author, { roomId, ...rest }) =>
      write(author, roomId, { ...rest, kind: 'redaction' }),
    'reaction:set': (author, { roomId, ...rest }) =>
      write(author, roomId, { ...rest, kind: 'reaction' }),
    async 'message:search'(memberId, { skip = 0, ...search }) {
      await indexer.catchUp(memberId);
      const found = await writer.read(memberId, () => store.search({ ...search, memberId, skip }));
      if (!found.ok) return found;
      const { entries } = found.value;
      const count = countFitting(entries);
      if (count === entries.length) return found;
      return success({ entries: entries.slice(0, count), next: skip + count });
    },
    async 'timeline:page'(memberId, { roomId, after, before, limit }) {
      const place = { roomId, memberId, limit };
      const page = await writer.read(memberId, () =>
        store.page(after === undefined ? { ...place, before: before ?? 0 } : { ...place, after }),
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
    'timeline:seek': (memberId, place) => store.seek({ ...place, memberId }),
    async 'pin:list'(memberId, place) {
      const pinned = await store.pins({ ...place, memberId });
      if (!pinned.ok) return pinned;
      const { entries } = pinned.value;
      return success({ entries: entries.slice(0, countFitting(entries)) });
    },
    async 'edit:list'(memberId, place) {
      const edits = await store.edits({ ...place, memberId, limit: LIMITS.editsTold });
      if (!edits.ok) return edits;
      const { entries } = edits.value;
      const count = countFitting(entries.toReversed());
      return success({ entries: entries.slice(entries.length - count) });
    },
    async 'marker:set'(memberId, { roomId, delivered, read, isPrivate }) {
      const outcome = await moveMarker(memberId, { roomId, memberId, delivered, read, isPrivate });
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
