import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { LIMITS } from '../../shared/model/limits';
import { versionSchema } from '../../shared/model/version';
import { UpdateRefused } from './refused';

/** What the signature is about, so that it can be taken for no other one; `scripts/lib/release.mjs` signs by it. */
const PURPOSE = 'hearth-release-v1';
/** The list of a release, and the signature over it. */
export const LIST_NAME = 'release.json';
export const SIGNATURE_NAME = 'release.json.sig';

/** A name that is safe on every disk, in every address and on every command line. */
const fileNameSchema = z
  .string()
  .max(LIMITS.updateNameLength)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
/** SHA-512, base64. */
const sha512Schema = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);

/** A file of a release. */
export const releaseFileSchema = z.object({
  name: fileNameSchema,
  size: z.int().min(1).max(LIMITS.updateFileBytes),
  sha512: sha512Schema,
});
export type ReleaseFile = z.infer<typeof releaseFileSchema>;

const releaseListSchema = z.object({
  format: z.literal(PURPOSE),
  version: versionSchema,
  files: z.array(releaseFileSchema).min(1).max(LIMITS.updateFiles),
});
export type ReleaseList = z.infer<typeof releaseListSchema>;

/** Reads a list once its signature fits the key (UP-2). Throws {@link UpdateRefused}. */
export function readReleaseList(text: Buffer, signature: string, key: string): ReleaseList {
  if (!isSigned(text, signature, key)) throw new UpdateRefused('not-ours');
  return parseAnswer(releaseListSchema, text);
}

/** What came from the internet, as JSON of a certain shape. Throws {@link UpdateRefused}. */
export function parseAnswer<T>(schema: z.ZodType<T>, bytes: Buffer): T {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new UpdateRefused('malformed', { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new UpdateRefused('malformed', { cause: parsed.error });
  return parsed.data;
}

function isSigned(text: Buffer, signature: string, key: string): boolean {
  try {
    const publicKey = createPublicKey(key);
    if (publicKey.asymmetricKeyType !== 'ed25519') return false;
    const signed = Buffer.concat([Buffer.from(`${PURPOSE}\n`), text]);
    return verify(null, signed, publicKey, Buffer.from(signature.trim(), 'base64'));
  } catch {
    // A key that is none vouches for nothing.
    return false;
  }
}
