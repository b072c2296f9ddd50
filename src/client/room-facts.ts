import type { MemberId, RoomId, ServerId } from '../shared/model/ids';
import type { Marker, Room } from '../shared/model/room';
import { LIMITS } from '../shared/model/limits';
import type { CatchUp } from './catch-up';
import type { Clock } from './platform';
import type { Receipts } from './receipts';
import { toMessageAt } from './room-state';
import type { Sender } from './sender';
import type { Serial } from './serial';
import type { ClientAction, ClientState } from './state';
import type { LocalStore } from './store';

/** How long after facts of a room its entries may take to arrive before they are asked for. */
const HEAD_CHECK_MS = 1_000;

/** Takes in what the server says about rooms themselves. To be called in order. */
export interface RoomFacts {
  /** The room as the welcome tells it. */
  meet(room: Room, isOtherHistory: boolean): Promise<void>;
  /** The room is new, or its facts have changed. */
  take(room: Room): Promise<void>;
  /** One is no longer in the room. */
  drop(roomId: RoomId): Promise<void>;
  /** Others have read or received up to here: then that much exists. */
  noticeMarkers(roomId: RoomId, markers: readonly Marker[]): void;
  /** Lets go of what is held of the room outside the state. */
  forget(roomId: RoomId): void;
  close(): void;
}

export interface RoomFactsDeps {
  serverId: ServerId;
  selfId: MemberId;
  clock: Clock;
  store: LocalStore;
  keep(what: string, writing: Promise<void>): Promise<boolean>;
  state(): ClientState;
  apply(action: ClientAction): void;
  catchUp: CatchUp;
  receipts: Receipts;
  sender: Sender;
  inOrder: Serial;
}

/** Creates the keeper of room facts of one server. */
export function createRoomFacts(deps: RoomFactsDeps): RoomFacts {
  const { serverId, selfId, store, keep, apply, catchUp, receipts, sender } = deps;
  const headChecks = new Map<RoomId, () => void>();
  const heads = new Map<RoomId, number>();

  /** What was kept before the app ended, and could not be told any more, is told now. */
  const tellKept = async (room: Room, told: number) => {
    const range = catchUp.range(room.id);
    if (range === null || range.to <= told || room.memberIds.length > LIMITS.receiptRoomMembers) {
      return;
    }
    const after = Math.max(told, range.from - 1);
    const kept = await store.page(serverId, room.id, { after, limit: LIMITS.pageEntries });
    const last = kept.findLast(({ entry }) => entry.author !== selfId && toMessageAt(entry) > 0);
    if (last !== undefined) receipts.delivered(room.id, last.entry.seq);
  };

  const meet = async (room: Room, isOtherHistory: boolean) => {
    const own = room.markers.find(({ memberId }) => memberId === selfId);
    receipts.known(room.id, { delivered: own?.delivered ?? 0, read: own?.read ?? 0 });
    const known = deps.state().rooms[room.id];
    if (known === undefined) return;
    if (known.readSeq > (own?.read ?? 0)) receipts.read(room.id, known.readSeq);
    await catchUp.meet(room, known.readSeq, isOtherHistory);
    await tellKept(room, own?.delivered ?? 0);
  };

  /** Facts and markers may come a moment before the entries they speak of. */
  const checkHeadSoon = (roomId: RoomId, headSeq: number) => {
    heads.set(roomId, Math.max(headSeq, heads.get(roomId) ?? 0));
    if (headChecks.has(roomId)) return;
    const check = async () => {
      const head = heads.get(roomId) ?? 0;
      heads.delete(roomId);
      catchUp.noticeHead(roomId, head);
    };
    headChecks.set(
      roomId,
      deps.clock.after(HEAD_CHECK_MS, () => {
        headChecks.delete(roomId);
        void deps.inOrder(check);
      }),
    );
  };

  const forget = (roomId: RoomId) => {
    headChecks.get(roomId)?.();
    headChecks.delete(roomId);
    heads.delete(roomId);
    catchUp.forget(roomId);
    receipts.forget(roomId);
    sender.forgetRoom(roomId);
  };

  return {
    meet,
    async take(room) {
      const isNew = catchUp.range(room.id) === null;
      apply({ type: 'room-changed', room });
      await keep('room', store.saveRoom(serverId, room));
      if (isNew) await meet(room, false);
      else checkHeadSoon(room.id, room.headSeq);
    },
    async drop(roomId) {
      forget(roomId);
      apply({ type: 'room-removed', roomId });
      await keep('room', store.removeRoom(serverId, roomId));
    },
    noticeMarkers(roomId, markers) {
      const seen = Math.max(0, ...markers.map(({ read, delivered }) => Math.max(read, delivered)));
      if (seen > catchUp.head(roomId)) checkHeadSoon(roomId, seen);
    },
    forget,
    close() {
      for (const cancel of headChecks.values()) cancel();
      headChecks.clear();
    },
  };
}
