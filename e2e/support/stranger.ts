import 'reflect-metadata';
import { createHash, X509Certificate } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';

/** A key and certificate of somebody who is no Hearth server, made without Hearth's own code. */
export async function makeStranger(): Promise<{ key: string; cert: string; id: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=stranger',
    keys,
    signingAlgorithm: algorithm,
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const cert = certificate.toString('pem');
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----\n`,
    cert,
    id: createHash('sha256').update(spki).digest('base64url'),
  };
}
