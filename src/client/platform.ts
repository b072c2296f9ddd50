import type { ClientId, MemberId } from '../shared/model/ids';
import type { Agreement } from '../shared/model/member';
import type { Dialler } from '../shared/protocol/dial';

/** Time, handed in so that tests can crank it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds that only grow, whatever is done to the clock: for measuring how long something takes. */
  elapsed(): number;
  /** Runs once after a delay; returns how to call it off. */
  after(delayMs: number, run: () => void): () => void;
}

/** What differs between the places the client core runs in. */
export interface ClientPlatform extends Dialler {
  clock: Clock;
  /** The installation's key. */
  identity: {
    memberId: MemberId;
    publicKey: string;
    /** The key for agreeing on secrets that it has signed; null where there is none. */
    agreement: Agreement | null;
    /** Ed25519 over the UTF-8 bytes of `text`, base64url. */
    sign(text: string): string;
  };
  /** Base64url SHA-256 of the UTF-8 bytes. */
  hashText(text: string): string;
  /** The member that a raw public key (base64url) stands for. */
  toMemberId(publicKey: string): MemberId;
  /** Whether `signature` over `text` is by `publicKey`; may be answered by a worker. */
  verify(publicKey: string, text: string, signature: string): Promise<boolean>;
  newClientId(): ClientId;
  /** At least 0, less than 1. */
  random(): number;
}
