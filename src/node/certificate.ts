// x509's dependency injection reads metadata that this polyfill provides; it must be loaded first.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import type { ServerId } from '../shared/model/ids';
import { toServerId } from './keys';

/** A server's key with the self-signed certificate that carries it. */
export interface ServerKey {
  /** PKCS #8, PEM. A secret. */
  privateKeyPem: string;
  certificatePem: string;
  serverId: ServerId;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_MS = 3_652 * DAY_MS;

function toPem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** Makes a P-256 key and a certificate of ten years that names nothing but Hearth. */
export async function createServerKey(): Promise<ServerKey> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  // A leading zero bit keeps the serial number positive.
  const serial = randomBytes(16);
  serial[0] = (serial[0] ?? 0) & 0x7f;
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial.toString('hex'),
      name: 'CN=Hearth',
      // Clocks on a network differ; nobody should find a certificate of tomorrow.
      notBefore: new Date(now - DAY_MS),
      notAfter: new Date(now + LIFETIME_MS),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [new BasicConstraintsExtension(false, undefined, true)],
    },
    crypto,
  );
  const privateKey = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    privateKeyPem: toPem('PRIVATE KEY', privateKey),
    certificatePem: toPem('CERTIFICATE', certificate.rawData),
    serverId: toServerId(Buffer.from(certificate.rawData)),
  };
}
