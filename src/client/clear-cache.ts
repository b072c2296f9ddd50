import { failure, success } from '../shared/lib/result';
import type { RoomId } from '../shared/model/ids';
import type { CatchUp } from './catch-up';
import type { ClientSession } from './client-session';
import type { Connection } from './connection';
import type { Serial } from './serial';
import type { ClientState } from './state';
import type { TimelineNews } from './timeline-news';

/** Creates what gives up the cached timelines and begins anew with their newest part (ST-10). */
export function createClearCache(deps: {
  connection(): Connection | null;
  state(): ClientState;
  catchUp: CatchUp;
  news: TimelineNews;
  inOrder: Serial;
}): ClientSession['clearCache'] {
  const { catchUp, news, inOrder } = deps;
  return () =>
    inOrder(async () => {
      if (deps.connection() === null)
        return failure('offline', 'What is cached could not be had again.');
      for (const [id, { readSeq }] of Object.entries(deps.state().rooms)) {
        const roomId = id as RoomId;
        if (catchUp.range(roomId) === null) continue;
        news.keptComesAgain(roomId);
        // One room after the other: each is a step of its own in the store.
        await catchUp.meet({ id: roomId, headSeq: catchUp.head(roomId) }, readSeq, true);
      }
      return success(null);
    });
}
