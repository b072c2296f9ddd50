import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createServerKey } from './certificate';
import { createIdentity, importIdentity, withNewAgreement, type Identity } from './identity';
import {
  hashText,
  isAgreementOf,
  toMemberId,
  toServerId,
  verifySignature,
  verifySignatureBeside,
} from './keys';

const identity = createIdentity();

describe('identity', () => {
  it('signs what it can verify, and nothing else verifies', () => {
    const signature = identity.sign('héllo\nworld');
    expect(signature).toMatch(/^[A-Za-z0-9_-]{86}$/);
    expect(verifySignature(identity.publicKey, 'héllo\nworld', signature)).toBe(true);
    expect(verifySignature(identity.publicKey, 'hello\nworld', signature)).toBe(false);
    expect(verifySignature(createIdentity().publicKey, 'héllo\nworld', signature)).toBe(false);
  });

  it('is the same one after being exported and imported', () => {
    const again = importIdentity(identity.exportPrivate());
    expect(again.memberId).toBe(identity.memberId);
    expect(again.publicKey).toBe(identity.publicKey);
    expect(verifySignature(identity.publicKey, 'x', again.sign('x'))).toBe(true);
    expect(again.agreement).toEqual(identity.agreement);
  });

  it('is not imported from something damaged or of another kind', () => {
    const { signing, agreement } = identity.exportPrivate();
    const swapped = { signing: agreement ?? '', agreement: signing };
    expect(() => importIdentity(swapped)).toThrow('ed25519');
    expect(() => importIdentity({ signing, agreement: signing })).toThrow('x25519');
    expect(() => importIdentity({ signing: signing.slice(0, 20), agreement })).toThrow();
    expect(() => importIdentity({ signing: '', agreement: null })).toThrow();
  });
});

describe('agreement keys', () => {
  const { publicKey, agreement } = identity;
  if (agreement === null) throw new Error('A new identity has no agreement key.');

  it('HS-14: are signed by the member they belong to, and by nobody else', () => {
    expect(isAgreementOf(publicKey, agreement)).toBe(true);
    expect(isAgreementOf(createIdentity().publicKey, agreement)).toBe(false);
    const other = createIdentity().agreement;
    expect(isAgreementOf(publicKey, { ...agreement, publicKey: other?.publicKey ?? '' })).toBe(
      false,
    );
    // A signature over other words is not taken for one over this key.
    expect(isAgreementOf(publicKey, { ...agreement, signature: identity.sign('hello') })).toBe(
      false,
    );
  });

  it('HS-14: lead two members to the same secret, each from their own private half', () => {
    const other = createIdentity();
    const toSecret = (mine: Identity, theirs: Identity) =>
      diffieHellman({
        privateKey: createPrivateKey({
          key: Buffer.from(mine.exportPrivate().agreement ?? '', 'base64url'),
          format: 'der',
          type: 'pkcs8',
        }),
        publicKey: createPublicKey({
          key: { kty: 'OKP', crv: 'X25519', x: theirs.agreement?.publicKey ?? '' },
          format: 'jwk',
        }),
      });
    expect(toSecret(identity, other)).toEqual(toSecret(other, identity));
  });

  it('HS-14: can be made anew without becoming somebody else', () => {
    const renewed = withNewAgreement(identity);
    expect(renewed.memberId).toBe(identity.memberId);
    expect(renewed.agreement?.publicKey).not.toBe(agreement.publicKey);
    expect(isAgreementOf(publicKey, renewed.agreement ?? agreement)).toBe(true);
  });
});

describe.each([
  ['verifySignature', verifySignature],
  ['verifySignatureBeside', verifySignatureBeside],
])('%s', (_, isRight) => {
  // RFC 8032, section 7.1, tests 1 and 2.
  it.each([
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      'r',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
  ])('agrees with RFC 8032 on %s', async (publicKey, text, signature) => {
    const toText = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');
    expect(await isRight(toText(publicKey), text, toText(signature))).toBe(true);
    expect(await isRight(toText(publicKey), `${text}!`, toText(signature))).toBe(false);
  });

  it('never throws, whatever it is given', async () => {
    const key = fc.oneof(
      fc.string(),
      fc
        .uint8Array({ minLength: 32, maxLength: 32 })
        .map((raw) => Buffer.from(raw).toString('base64url')),
    );
    const signature = fc.oneof(
      fc.string(),
      fc
        .uint8Array({ minLength: 64, maxLength: 64 })
        .map((raw) => Buffer.from(raw).toString('base64url')),
    );
    await fc.assert(
      fc.asyncProperty(key, fc.string(), signature, async (publicKey, text, given) => {
        expect(await isRight(publicKey, text, given)).toBe(false);
      }),
    );
  });
});

describe('ids', () => {
  it('HS-12: derives the member id from the key, base32 of 16 bytes of its SHA-256', () => {
    const key = Buffer.from(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      'hex',
    ).toString('base64url');
    // Reckoned with Python's hashlib and base64.
    expect(toMemberId(key)).toBe('eh7ddx5bksrgcytl7bkai36se4');
    expect(toMemberId(identity.publicKey)).toBe(identity.memberId);
  });

  it('hashes UTF-8 bytes', () => {
    expect(hashText('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
    expect(hashText('é')).not.toBe(hashText('e\u0301'));
  });

  it('HS-1: a server id stands for the key, in DER and in PEM', async () => {
    const one = await createServerKey();
    const other = await createServerKey();
    const der = Buffer.from(one.certificatePem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    expect(toServerId(one.certificatePem)).toBe(one.serverId);
    expect(toServerId(der)).toBe(one.serverId);
    expect(other.serverId).not.toBe(one.serverId);
    expect(() => toServerId('nonsense')).toThrow();
  });
});
