import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LIMITS } from '../../shared/model/limits';
import { compareVersions, versionSchema } from '../../shared/model/version';
import { fetchBytes, type FetchOptions } from './fetch';
import { UpdateRefused } from './refused';
import {
  LIST_NAME,
  parseAnswer,
  readReleaseList,
  releaseFileSchema,
  SIGNATURE_NAME,
  type ReleaseFile,
  type ReleaseList,
} from './release-list';
import { toFileUrl, toLatestUrl, type UpdateSource } from './source';

/** A package that can replace the running app: what the updater is told is in `feedName`, its file’s name ends in `ending`. */
export interface PackageKind {
  feedName: string;
  ending: string;
}

/** What a release has for whoever asks. */
export type CheckedRelease =
  /** Nothing newer. */
  | { isNewer: false; version: string }
  /** `file` is null where the app does not install it itself. */
  | { isNewer: true; version: string; file: ReleaseFile | null };

/** What electron-updater reads, as far as we believe it: names and their checksums. JSON, which is YAML as well. */
const feedSchema = z.object({
  version: versionSchema,
  files: z
    .array(
      z.object({
        url: releaseFileSchema.shape.name,
        size: releaseFileSchema.shape.size,
        sha512: releaseFileSchema.shape.sha512,
      }),
    )
    .min(1)
    .max(LIMITS.updateFiles),
});

/**
 * Looks at the newest release: its list must be signed by the source's key, and what the updater would be told must agree
 * with it (UP-2, UP-4, UP-5). Downloads no package. Throws {@link UpdateRefused}.
 */
export async function checkRelease(options: {
  source: UpdateSource;
  /** null where the person installs what is found. */
  kind: PackageKind | null;
  running: string;
  hop: FetchOptions['hop'];
  signal: AbortSignal;
}): Promise<CheckedRelease> {
  const { source, kind, running, hop, signal } = options;
  const list = await fetchList(source, { hop, signal });
  const { version } = list;
  if (compareVersions(version, running) <= 0) return { isNewer: false, version };
  if (kind === null) return { isNewer: true, version, file: null };

  const told = findFile(list, kind.feedName, 'no-package');
  const bytes = await fetchBytes(toFileUrl(source, version, told.name), {
    hop,
    signal,
    most: LIMITS.updateFeedBytes,
  });
  if (!isThatFile(told, bytes)) throw new UpdateRefused('mismatch');
  const feed = parseAnswer(feedSchema, bytes);
  if (feed.version !== version) throw new UpdateRefused('mismatch');
  const files = feed.files.map(({ url, size, sha512 }) => {
    const listed = findFile(list, url, 'mismatch');
    if (listed.size !== size || listed.sha512 !== sha512) throw new UpdateRefused('mismatch');
    return listed;
  });
  return { isNewer: true, version, file: choose(files, kind) };
}

async function fetchList(
  source: UpdateSource,
  options: Omit<FetchOptions, 'most'>,
): Promise<ReleaseList> {
  const text = await fetchBytes(toLatestUrl(source, LIST_NAME), {
    ...options,
    most: LIMITS.updateListBytes,
  });
  const signature = await fetchSignature(source, options);
  return readReleaseList(text, signature, source.key);
}

async function fetchSignature(
  source: UpdateSource,
  options: Omit<FetchOptions, 'most'>,
): Promise<string> {
  try {
    const bytes = await fetchBytes(toLatestUrl(source, SIGNATURE_NAME), {
      ...options,
      most: LIMITS.updateSignatureBytes,
    });
    return bytes.toString('latin1');
  } catch (error) {
    // There is a list, and nobody has signed it.
    if (error instanceof UpdateRefused && error.reason === 'nothing-published')
      throw new UpdateRefused('not-ours', { cause: error });
    throw error;
  }
}

function findFile(
  list: ReleaseList,
  name: string,
  otherwise: 'no-package' | 'mismatch',
): ReleaseFile {
  const found = list.files.find((file) => file.name === name);
  if (found === undefined) throw new UpdateRefused(otherwise);
  return found;
}

function isThatFile({ size, sha512 }: ReleaseFile, bytes: Buffer): boolean {
  return (
    bytes.byteLength === size && createHash('sha512').update(bytes).digest('base64') === sha512
  );
}

function choose(files: readonly ReleaseFile[], { ending }: PackageKind): ReleaseFile {
  const found = files.find(({ name }) => name.endsWith(ending));
  if (found === undefined) throw new UpdateRefused('no-package');
  return found;
}
