import type { JournalLine, Witness } from '../checker/evidence';
import { openTestClient, type TestClient } from '../../src/server/testing/test-client';
import { serverIdSchema, type RoomId } from '../../src/shared/model/ids';
import type { Host } from './host';

/** Somebody without an outbox, who asks once, hears the answer, and writes both down. */
export interface RawWriter {
  readonly client: TestClient;
  readonly witness: Witness;
  /** The highest number of each room it wrote to. */
  readonly heads: ReadonlyMap<string, number>;
  /** Sends one message, to the lobby unless told otherwise; answers `stored`, or the code of the refusal. */
  send(bytes: number, roomId?: RoomId): Promise<string>;
}

/** Opens a connection to the host from this very process. */
export async function openRawWriter(host: Host, name: string): Promise<RawWriter> {
  const address = { host: '127.0.0.1', port: host.port };
  const serverId = serverIdSchema.parse(host.serverId());
  const client = await openTestClient({ server: { address, serverId }, name });
  const journal: JournalLine[] = [];
  const heads = new Map<string, number>();
  let written = 0;
  return {
    client,
    witness: { name, journal, kept: null, isWatching: false },
    heads,
    async send(bytes, wanted = client.lobby.id) {
      written += 1;
      const id = `${name}.0.${written}`;
      const text = `${id} `.padEnd(bytes, 'word ');
      const packet = client.toPacket(wanted, [{ kind: 'message', text }]);
      const answer = await client.ask('entry:append', packet);
      const [result] = answer.ok ? answer.value.results : [answer];
      if (result === undefined) throw new Error('The host did not say what became of a message.');
      // What was refused was never written: should it be stored all the same, nobody wrote it.
      if (!result.ok) return result.code;
      const { seq, roomId } = result.entry;
      journal.push({ what: 'intended', id });
      journal.push({ what: 'acknowledged', id, room: roomId, seq });
      heads.set(roomId, Math.max(seq, heads.get(roomId) ?? 0));
      return 'stored';
    },
  };
}
