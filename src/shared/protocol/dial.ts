import type { Result } from '../lib/result';
import type { ServerId } from '../model/ids';
import type { Address } from './address';
import type { Hello } from './hello';

/** Options for socket.io-client that make it use one pinned TLS connection. Opaque to the client core. */
export type SocketOptions = Readonly<Record<string, unknown>>;

/** Why a server was not reached, as far as the platform knows better than the socket. */
export type DialFailure = 'wrong_key' | 'unreachable' | 'not_running' | 'not_hearth';

/** One way to a server whose key will be proven before a byte is sent. */
export interface Dialling {
  url: string;
  socketOptions: SocketOptions;
  /** TLS exporter of the connection that is open now, base64url; null when there is none. */
  exporter(): string | null;
  /** Why the last attempt failed; null where the TLS connection stood or none was tried. */
  lastFailure(): DialFailure | null;
  /** Ends what is open or being opened; later attempts fail. */
  close(): void;
}

/** How a platform reaches servers. */
export interface Dialler {
  /** Asks an address who it is. With `expected`, another key is `wrong_key` and gets no byte of HTTP. */
  probe(address: Address, expected: ServerId | null): Promise<Result<Hello>>;
  dial(address: Address, expected: ServerId): Dialling;
  /** Whether this machine is on any network besides itself. */
  hasNetwork(): boolean;
}
