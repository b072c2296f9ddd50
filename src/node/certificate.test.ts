import { createPrivateKey, X509Certificate } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createServerKey } from './certificate';

describe('createServerKey', () => {
  it('makes a P-256 key with a self-signed certificate of ten years', async () => {
    const key = await createServerKey();
    const certificate = new X509Certificate(key.certificatePem);
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect(certificate.checkPrivateKey(createPrivateKey(key.privateKeyPem))).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    const years = (Date.parse(certificate.validTo) - Date.now()) / (365.25 * 24 * 3_600_000);
    expect(years).toBeGreaterThan(9.9);
    expect(years).toBeLessThan(10.1);
    expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now());
  });

  it('says nothing about the machine or the person', async () => {
    const { certificatePem } = await createServerKey();
    const certificate = new X509Certificate(certificatePem);
    expect(certificate.subject).toBe('CN=Hearth');
    expect(certificate.issuer).toBe('CN=Hearth');
    expect(certificate.subjectAltName).toBeUndefined();
    const bytes = certificate.raw.toString('latin1');
    expect(bytes).not.toContain(hostname());
    expect(bytes).not.toContain(userInfo().username);
  });
});
