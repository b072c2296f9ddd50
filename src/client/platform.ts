import type { MemberId, ServerId, ClientId } from '../shared/model/ids';
import type { Address } from '../shared/protocol/address';
import type { Hello } from '../shared/protocol/hello';
import type { Dialling, SocketOptions } from '../shared/protocol/dial';
import type { Result } from '../shared/lib/result';

export type { Dialling, SocketOptions };

/** Time, handed in so that tests can crank it. */
export interface Clock {
  now(): number;
  /** Runs once after a delay; returns how to call it off. */
  after(delayMs: number, run: () => void): () => void;
}

/** What differs between the places the client core runs in. */
export interface ClientPlatform {
  clock: Clock;
  /** The installation's key. */
  identity: {
    memberId: MemberId;
    publicKey: string;
    /** Ed25519 over the UTF-8 bytes of `text`, base64url. */
    sign(text: string): string;
  };
  /** Base64url SHA-256 of the UTF-8 bytes. */
  hashText(text: string): string;
  /** Whether `signature` over `text` is by `publicKey`; may be answered by a worker. */
  verify(publicKey: string, text: string, signature: string): Promise<boolean>;
  newClientId(): ClientId;
  /** Asks an address who it is. With `expected`, another key is `wrong_key` and gets no byte of HTTP. */
  probe(address: Address, expected: ServerId | null): Promise<Result<Hello>>;
  dial(address: Address, expected: ServerId): Dialling;
  random(): number;
}
