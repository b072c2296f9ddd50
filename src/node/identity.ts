import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { MemberId } from '../shared/model/ids';
import { toMemberId, toRawPublicKey } from './keys';

/** One installation's Ed25519 key pair. */
export interface Identity {
  memberId: MemberId;
  /** Raw 32 bytes, base64url. */
  publicKey: string;
  /** Ed25519 over the UTF-8 bytes of `text`, base64url. */
  sign(text: string): string;
  /** The private key as base64url PKCS #8, for {@link importIdentity}. A secret. */
  exportPrivate(): string;
}

function toIdentity(privateKey: KeyObject): Identity {
  const publicKey = toRawPublicKey(privateKey);
  return {
    memberId: toMemberId(publicKey),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
    exportPrivate: () => privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
  };
}

/** Makes a new key pair. */
export function createIdentity(): Identity {
  return toIdentity(generateKeyPairSync('ed25519').privateKey);
}

/** Reads what {@link Identity.exportPrivate} gave. Throws where it is damaged or a key of another kind. */
export function importIdentity(exported: string): Identity {
  const key = Buffer.from(exported.trim(), 'base64url');
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  if (privateKey.asymmetricKeyType !== 'ed25519') {
    throw new Error(`Expected an Ed25519 key, got ${privateKey.asymmetricKeyType ?? 'none'}`);
  }
  return toIdentity(privateKey);
}
