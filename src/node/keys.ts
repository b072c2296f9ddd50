import { createHash, createPublicKey, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { atHand } from '../shared/lib/at-hand';
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

const KEYS_AT_HAND = 500;

/** At hand, because opening a key takes as long as checking a signature with it. */
const openPublicKey = atHand(
  // As a JWK, because OpenSSL 3 takes seven times as long to look at DER.
  (publicKey) =>
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }),
  KEYS_AT_HAND,
);

/** What checking a signature takes; null where one of the words cannot be what it should. */
function toCheck(publicKey: string, text: string, signature: string) {
  if (!publicKeySchema.safeParse(publicKey).success) return null;
  if (!signatureSchema.safeParse(signature).success) return null;
  const key = openPublicKey(publicKey);
  return { key, data: Buffer.from(text, 'utf8'), signature: Buffer.from(signature, 'base64url') };
}

/** Whether `signature` (base64url Ed25519) over the UTF-8 bytes of `text` is by `publicKey` (raw, base64url). Never throws. */
export function verifySignature(publicKey: string, text: string, signature: string): boolean {
  try {
    const check = toCheck(publicKey, text, signature);
    return check !== null && verify(null, check.data, check.key, check.signature);
  } catch {
    // Some 32 bytes are no point of the curve, which OpenSSL says by throwing.
    return false;
  }
}

/**
 * The same as `verifySignature`, in a thread beside that of the caller, which has other things to do than curves: a signature
 * takes a tenth of a millisecond. Never rejects.
 */
export function verifySignatureBeside(
  publicKey: string,
  text: string,
  signature: string,
): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const check = toCheck(publicKey, text, signature);
      if (check === null) resolve(false);
      else
        verify(null, check.data, check.key, check.signature, (error, isRight) =>
          resolve(error === null && isRight),
        );
    } catch {
      resolve(false);
    }
  });
}

/** Whether this agreement is the member's own word: the key is theirs, and it signed the other one (HS-14). Never throws. */
export function isAgreementOf(publicKey: string, agreement: Agreement): boolean {
  const text = toAgreementSigningText(toMemberId(publicKey), agreement.publicKey);
  return verifySignature(publicKey, text, agreement.signature);
}

/** The member that a raw public key (base64url) stands for: HS-12. */
export const toMemberId: (publicKey: string) => MemberId = atHand((publicKey) => {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest();
  return memberIdSchema.parse(toBase32(digest.subarray(0, 16)));
}, KEYS_AT_HAND);

/** Base64url SHA-256 of the UTF-8 bytes of `text`. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}

/** The server that a certificate (DER bytes or PEM text) stands for: HS-1. Throws where it is no certificate. */
export function toServerId(certificate: Uint8Array | string): ServerId {
  const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return serverIdSchema.parse(createHash('sha256').update(spki).digest('base64url'));
}
