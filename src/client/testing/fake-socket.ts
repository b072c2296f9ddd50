import { CAPABILITIES } from '../../shared/model/capability';
import type { Result } from '../../shared/lib/result';
import type { DownEventName, DownPayload, UpEventName } from '../../shared/protocol/events';
import type { CreateWireSocket, WireListener } from '../wire-socket';
import { settle } from './fake-platform';
import { aMember, aMemberId, aRoom, aServerId } from './samples';

/** Something a client asked, to be answered by hand. */
export interface Asked {
  event: string;
  payload: unknown;
  answer(result: Result<unknown>): Promise<void>;
}

/** One socket whose other end is the test. */
export interface FakeSocket {
  readonly url: string;
  isOpen: boolean;
  readonly listener: WireListener;
  /** Everything asked so far and not taken yet. */
  readonly asked: Asked[];
  /** Takes the oldest unanswered question of this kind. */
  take(event: UpEventName): Asked;
  tell<E extends DownEventName>(event: E, payload: DownPayload<E>): Promise<void>;
  welcome(facts?: Partial<DownPayload<'session:welcomed'>>): Promise<void>;
  refuse(data: unknown): Promise<void>;
  break(): Promise<void>;
}

/** What a server says first, to member 0 about itself and member 1. */
export function aWelcome(
  rest: Partial<DownPayload<'session:welcomed'>> = {},
): DownPayload<'session:welcomed'> {
  return {
    serverId: aServerId('a'),
    serverName: 'Workshop',
    protocol: 1,
    capabilities: [...CAPABILITIES],
    selfId: aMemberId(0),
    members: [aMember(0), aMember(1)],
    presence: [{ memberId: aMemberId(1), presence: 'online' }],
    rooms: [aRoom(1)],
    now: 1_000,
    ...rest,
  };
}

/** A network of fake sockets, in the order in which they were opened. */
export function createFakeNetwork(): { sockets: FakeSocket[]; create: CreateWireSocket } {
  const sockets: FakeSocket[] = [];
  const create: CreateWireSocket = (dialling, listener) => {
    const asked: Asked[] = [];
    const socket: FakeSocket = {
      url: dialling.url,
      isOpen: true,
      listener,
      asked,
      take(event) {
        const index = asked.findIndex((one) => one.event === event);
        const [one] = index === -1 ? [] : asked.splice(index, 1);
        if (one === undefined) throw new Error(`Nobody asked ${event}.`);
        return one;
      },
      async tell(event, payload) {
        listener.heard();
        listener.event(event, payload);
        await settle();
      },
      welcome: (facts = {}) => socket.tell('session:welcomed', aWelcome(facts)),
      async refuse(data) {
        listener.refused(data);
        await settle();
      },
      async break() {
        socket.isOpen = false;
        listener.closed();
        await settle();
      },
    };
    sockets.push(socket);
    return {
      emit(event, payload, acknowledge) {
        asked.push({
          event,
          payload,
          async answer(result) {
            acknowledge(result);
            await settle();
          },
        });
      },
      close() {
        socket.isOpen = false;
      },
    };
  };
  return { sockets, create };
}
