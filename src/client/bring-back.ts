import type { Entry, MessageEntry } from '../shared/model/entry';
import type { MemberId, RoomId, ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { OutboxMessage } from './outbox';
import type { LocalStore } from './store';
import type { Range } from './timeline';

/** At most this many of one room: a server that says it is new must not make everybody say everything again. */
const MESSAGES = 500;

/** What {@link findLost} looks at. */
export interface LostDeps {
  serverId: ServerId;
  selfId: MemberId;
  store: Pick<LocalStore, 'page'>;
}

function isOwn(entry: Entry, selfId: MemberId): entry is MessageEntry {
  return entry.kind === 'message' && entry.author === selfId;
}

/**
 * Own messages that this app has seen stored beyond the place where a room ends now: the server was set back and has lost them
 * (ST-8). Under their old client ids, so that a server that has them all the same stores them once (DL-2).
 */
export async function findLost(
  { serverId, selfId, store }: LostDeps,
  room: { id: RoomId; headSeq: number },
  range: Range | null,
): Promise<OutboxMessage[]> {
  const found: OutboxMessage[] = [];
  if (range === null) return found;
  let after = Math.max(room.headSeq, range.from - 1);
  while (after < range.to && found.length < MESSAGES) {
    // One page after the other, because each begins where the one before ends.
    const page = await store.page(serverId, room.id, { after, limit: LIMITS.pageEntries });
    for (const { entry } of page) {
      if (!isOwn(entry, selfId)) continue;
      const { clientId, roomId, at, replyTo } = entry;
      const isReplyThere = replyTo !== undefined && replyTo.seq <= room.headSeq;
      found.push({
        clientId,
        roomId,
        content: {
          kind: 'message',
          text: entry.edit?.text ?? entry.text,
          ...(isReplyThere ? { replyTo } : {}),
        },
        createdAt: at,
        code: null,
      });
    }
    const last = page.at(-1)?.entry.seq ?? range.to;
    if (last <= after) break;
    after = last;
  }
  return found.slice(0, MESSAGES);
}
