import { io } from 'socket.io-client';
import { LIMITS } from '../shared/model/limits';
import type { Dialling } from '../shared/protocol/dial';

/** What one socket tells. Nothing of it has been looked at yet. */
export interface WireListener {
  /** Called when the connection stands, for what proves who one is. */
  toAuth(): object;
  /** Anything at all came, heartbeats too. */
  heard(): void;
  event(name: string, payload: unknown): void;
  /** The handshake was refused; `data` is what the server says, undefined when it never got that far. */
  refused(data: unknown): void;
  closed(): void;
}

/** One socket: opens when made, never by itself again. */
export interface WireSocket {
  emit(event: string, payload: unknown, acknowledge: (answer: unknown) => void): void;
  close(): void;
}

export type CreateWireSocket = (dialling: Dialling, listener: WireListener) => WireSocket;

/** A socket of socket.io-client, without its own resending, buffering and reconnecting. */
export const createWireSocket: CreateWireSocket = (dialling, listener) => {
  const socket = io(dialling.url, {
    ...dialling.socketOptions,
    forceNew: true,
    reconnection: false,
    autoConnect: false,
    timeout: LIMITS.connectTimeoutMs,
    auth: (give) => give(listener.toAuth()),
  });
  socket.onAny((name: string, payload: unknown) => listener.event(name, payload));
  socket.on('connect_error', (error: Error & { data?: unknown }) => listener.refused(error.data));
  socket.on('disconnect', () => listener.closed());
  socket.io.on('open', () => {
    listener.heard();
    socket.io.engine.on('packet', () => listener.heard());
  });
  // Before the handshake is answered the socket itself does not yet tell of a lost connection. With a refusal the
  // manager closes a moment before the socket says why, so the reason gets its turn first.
  socket.io.on('close', () => void Promise.resolve().then(() => listener.closed()));
  socket.connect();
  return {
    emit(event, payload, acknowledge) {
      // Nothing is buffered: whoever asks without a connection hears nothing and gives up by time.
      if (socket.connected) socket.emit(event, payload, acknowledge);
    },
    close() {
      socket.disconnect();
      dialling.close();
    },
  };
};
