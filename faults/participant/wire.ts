import { createWireSocket, type CreateWireSocket } from '../../src/client/wire-socket';
import { createRandom } from '../harness/random';
import type { Trap, WireFaults } from './messages';

/** What a watched socket tells besides. */
export interface WireWatch {
  /** The server's word for a message reached the client. */
  acknowledged(message: { text: string; roomId: string; seq: number }): void;
  /** The server's word for so many messages was swallowed. */
  swallowed(messages: number): void;
  /** News were swallowed; the client does not know of these entries. */
  lostNews(roomId: string, lastSeq: number): void;
  /** The server held this client to a rate: an event, the handshake, or the session as a whole. */
  slowed(by: string): void;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** What the answer to a packet says is stored. */
function toStored(answer: unknown): { text: string; roomId: string; seq: number }[] {
  if (!isFields(answer) || answer['ok'] !== true || !isFields(answer['value'])) return [];
  const { results } = answer['value'];
  if (!Array.isArray(results)) return [];
  return results.flatMap((result: unknown) => {
    const entry = isFields(result) && result['ok'] === true ? result['entry'] : null;
    if (!isFields(entry)) return [];
    return [
      { text: String(entry['text']), roomId: String(entry['roomId']), seq: Number(entry['seq']) },
    ];
  });
}

/** How many messages a packet takes along. */
function countEntries(payload: unknown): number {
  return isFields(payload) && Array.isArray(payload['entries']) ? payload['entries'].length : 0;
}

const isSlowDown = (told: unknown): boolean => isFields(told) && told['code'] === 'slow_down';

/** Whether the answer to an event, or to one of the entries in it, is that this is too much. */
function isPutOff(answer: unknown): boolean {
  if (!isFields(answer)) return false;
  const value = isFields(answer['value']) ? answer['value'] : {};
  const results = Array.isArray(value['results']) ? value['results'] : [];
  return [answer, ...results].some(isSlowDown);
}

function toLastNews(payload: unknown): { roomId: string; seq: number } | null {
  if (!isFields(payload) || !Array.isArray(payload['entries'])) return null;
  const last: unknown = payload['entries'].at(-1);
  if (!isFields(last)) return null;
  return { roomId: String(payload['roomId']), seq: Number(last['seq']) };
}

const die = (): void => void process.kill(process.pid, 'SIGKILL');

/**
 * Makes the real sockets, and stands between them and the client core: writes down what is acknowledged, swallows what it
 * is told to swallow, and ends the process where the trap says.
 */
export function createWatchedSockets(
  watch: WireWatch,
  faults: WireFaults | null,
  trap: Trap | null,
): CreateWireSocket {
  const random = createRandom(faults?.seed ?? 0);
  let sent = 0;

  return (dialling, listener) => {
    let isCut = false;
    const socket = createWireSocket(dialling, {
      ...listener,
      heard() {
        if (!isCut) listener.heard();
      },
      event(name, payload) {
        if (isCut) return;
        if (name === 'session:ended' && isSlowDown(payload)) watch.slowed('its session was ended');
        const news = name === 'entry:appended' ? toLastNews(payload) : null;
        if (news !== null && faults !== null && random.next() < faults.loseNews) {
          watch.lostNews(news.roomId, news.seq);
          return;
        }
        listener.event(name, payload);
      },
      refused(data) {
        if (isSlowDown(data)) watch.slowed('the handshake was refused');
        listener.refused(data);
      },
      closed() {
        if (!isCut) listener.closed();
      },
    });
    /** Answers whether the client core may hear of it. */
    const judge = (answer: unknown): boolean => {
      if (isCut) return false;
      const stored = toStored(answer);
      if (stored.length === 0) return true;
      if (faults !== null && random.next() < faults.swallow) {
        watch.swallowed(stored.length);
        if (random.next() < faults.cutAfterSwallow) {
          isCut = true;
          socket.close();
          listener.closed();
        }
        return false;
      }
      stored.forEach(watch.acknowledged);
      return true;
    };

    return {
      emit(event, payload, tell) {
        const acknowledge = (answer: unknown) => {
          if (isPutOff(answer)) watch.slowed(`${event} was put off`);
          tell(answer);
        };
        if (event !== 'entry:append') return socket.emit(event, payload, acknowledge);
        const before = sent;
        sent += countEntries(payload);
        const isTrapped = trap !== null && before < trap.nth && trap.nth <= sent ? trap.at : null;
        if (isTrapped === 'written') die();
        socket.emit(event, payload, (answer) => {
          if (!judge(answer)) return;
          if (isTrapped === 'answered') die();
          acknowledge(answer);
        });
        // A turn later the packet has been handed to the system.
        if (isTrapped === 'emitted') setImmediate(die);
        return undefined;
      },
      close() {
        socket.close();
      },
    };
  };
}
