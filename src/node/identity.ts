import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { MemberId } from '../shared/model/ids';
import type { Agreement } from '../shared/model/member';
import { toAgreementSigningText } from '../shared/protocol/signing';
import { toMemberId, toRawPublicKey } from './keys';

/** One installation's keys: Ed25519, which is who one is, and X25519 for agreeing on secrets. */
export interface Identity {
  memberId: MemberId;
  /** Raw 32 bytes, base64url. */
  publicKey: string;
  /** The X25519 key, signed (HS-14); null where there is none that would still be there after a restart. */
  agreement: Agreement | null;
  /** Ed25519 over the UTF-8 bytes of `text`, base64url. */
  sign(text: string): string;
  /** The private keys, each as base64url PKCS #8, for {@link importIdentity}. Secrets. */
  exportPrivate(): PrivateKeys;
}

/** Private keys as they are kept. */
export interface PrivateKeys {
  signing: string;
  agreement: string | null;
}

const toExported = (key: KeyObject): string =>
  key.export({ type: 'pkcs8', format: 'der' }).toString('base64url');

function toIdentity(signingKey: KeyObject, agreementKey: KeyObject | null): Identity {
  const publicKey = toRawPublicKey(signingKey);
  const memberId = toMemberId(publicKey);
  const signText = (text: string) =>
    sign(null, Buffer.from(text, 'utf8'), signingKey).toString('base64url');
  const toAgreement = (key: KeyObject): Agreement => {
    const raw = toRawPublicKey(key);
    return { publicKey: raw, signature: signText(toAgreementSigningText(memberId, raw)) };
  };
  return {
    memberId,
    publicKey,
    agreement: agreementKey === null ? null : toAgreement(agreementKey),
    sign: signText,
    exportPrivate: () => ({
      signing: toExported(signingKey),
      agreement: agreementKey === null ? null : toExported(agreementKey),
    }),
  };
}

function importKey(exported: string, type: 'ed25519' | 'x25519'): KeyObject {
  const key = Buffer.from(exported.trim(), 'base64url');
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  if (privateKey.asymmetricKeyType !== type) {
    throw new Error(`Expected a key of ${type}, got ${privateKey.asymmetricKeyType ?? 'none'}`);
  }
  return privateKey;
}

/** Makes new keys. */
export function createIdentity(): Identity {
  return toIdentity(
    generateKeyPairSync('ed25519').privateKey,
    generateKeyPairSync('x25519').privateKey,
  );
}

/** Reads what {@link Identity.exportPrivate} gave. Throws where it is damaged or a key of another kind. */
export function importIdentity({ signing, agreement }: PrivateKeys): Identity {
  return toIdentity(
    importKey(signing, 'ed25519'),
    agreement === null ? null : importKey(agreement, 'x25519'),
  );
}

/** The same member with a new X25519 key. */
export function withNewAgreement(identity: Identity): Identity {
  return toIdentity(
    importKey(identity.exportPrivate().signing, 'ed25519'),
    generateKeyPairSync('x25519').privateKey,
  );
}
