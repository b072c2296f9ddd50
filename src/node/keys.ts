import { createHash, createPublicKey, verify, X509Certificate, type KeyObject } from 'node:crypto';
import {
  memberIdSchema,
  publicKeySchema,
  serverIdSchema,
  signatureSchema,
  type MemberId,
  type ServerId,
} from '../shared/model/ids';
import type { Agreement } from '../shared/model/member';
import { toAgreementSigningText } from '../shared/protocol/signing';

// What precedes the 32 raw bytes of an Ed25519 public key in its SPKI form (RFC 8410).
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

function toBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + BASE32[(held << (5 - bits)) & 31];
}

/** The raw 32 bytes, base64url, of an Ed25519 or X25519 key (public, or the public half of a private one). */
export function toRawPublicKey(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64url');
}

/** Opened keys, because opening one takes as long as checking a signature with it. */
const openedKeys = new Map<string, KeyObject>();
const OPENED_KEYS = 500;

function openPublicKey(publicKey: string): KeyObject {
  const known = openedKeys.get(publicKey);
  if (known !== undefined) return known;
  // As a JWK, because OpenSSL 3 takes seven times as long to look at DER.
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  if (openedKeys.size >= OPENED_KEYS) openedKeys.clear();
  openedKeys.set(publicKey, key);
  return key;
}

/** Whether `signature` (base64url Ed25519) over the UTF-8 bytes of `text` is by `publicKey` (raw, base64url). Never throws. */
export function verifySignature(publicKey: string, text: string, signature: string): boolean {
  if (!publicKeySchema.safeParse(publicKey).success) return false;
  if (!signatureSchema.safeParse(signature).success) return false;
  try {
    const key = openPublicKey(publicKey);
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'));
  } catch {
    // Some 32 bytes are no point of the curve, which OpenSSL says by throwing.
    return false;
  }
}

/** Whether this agreement is the member's own word: the key is theirs, and it signed the other one (HS-14). Never throws. */
export function isAgreementOf(publicKey: string, agreement: Agreement): boolean {
  const text = toAgreementSigningText(toMemberId(publicKey), agreement.publicKey);
  return verifySignature(publicKey, text, agreement.signature);
}

/** The member that a raw public key (base64url) stands for: HS-12. */
export function toMemberId(publicKey: string): MemberId {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest();
  return memberIdSchema.parse(toBase32(digest.subarray(0, 16)));
}

/** Base64url SHA-256 of the UTF-8 bytes of `text`. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}

/** The server that a certificate (DER bytes or PEM text) stands for: HS-1. Throws where it is no certificate. */
export function toServerId(certificate: Uint8Array | string): ServerId {
  const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return serverIdSchema.parse(createHash('sha256').update(spki).digest('base64url'));
}
