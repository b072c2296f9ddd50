import { failure, success, type Result } from '../shared/lib/result';
import type { RoomId } from '../shared/model/ids';
import type { ClientSession } from './client-session';
import type { Connection } from './connection';
import type { StoredEntry } from './store';
import type { Verifier } from './verifier';

/** What only the server knows of a room: asked for when somebody wants to see it, and kept nowhere. */
export type Lookups = Pick<ClientSession, 'pins' | 'versions' | 'seek'>;

const offline = () => failure('offline', 'There is no connection to the server.');

/** Creates the lookups of one server. */
export function createLookups(deps: {
  connection(): Connection | null;
  verify: Verifier;
  /** The message as it stands, wherever in the room. */
  find(roomId: RoomId, seq: number): Promise<Result<StoredEntry>>;
}): Lookups {
  const { connection, verify, find } = deps;
  return {
    async pins(roomId) {
      const answer = (await connection()?.ask('pin:list', { roomId })) ?? offline();
      if (!answer.ok) return answer;
      const { entries } = answer.value;
      const pinned = entries.filter((entry) => entry.kind === 'message' && entry.roomId === roomId);
      return success({ items: await verify(pinned) });
    },
    async versions(roomId, seq) {
      const answer = (await connection()?.ask('edit:list', { roomId, seq })) ?? offline();
      if (!answer.ok) return answer;
      const message = await find(roomId, seq);
      if (!message.ok) return message;
      const { entry } = message.value;
      if (entry.kind !== 'message') return failure('not_found', 'There is no such message here.');
      // The first words alone: their newest edit is judged with the other edits.
      const { edit: _, ...first } = entry;
      const edits = answer.value.entries.filter(
        (one) =>
          one.kind === 'edit' &&
          one.roomId === roomId &&
          one.target.seq === seq &&
          one.target.clientId === entry.clientId &&
          one.target.author === entry.author,
      );
      return success({ items: await verify([first, ...edits]) });
    },
    async seek(roomId, at) {
      return (await connection()?.ask('timeline:seek', { roomId, at })) ?? offline();
    },
  };
}
