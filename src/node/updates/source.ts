import { z } from 'zod';

/** Where the releases of this copy are, and the key that they are signed with: laid into the package when it was made. */
export const updateSourceSchema = z.object({
  /** Of releases as GitHub has them, without a slash at the end; null where the packager did not know. */
  feed: z
    .url({ protocol: /^https$/ })
    .max(200)
    .nullable(),
  /** Ed25519, PEM; null where there is none yet. */
  key: z.string().max(1_000).nullable(),
  /** The system vouches for who made this copy. */
  isSigned: z.boolean(),
});

/** A source from which updates can be taken. */
export interface UpdateSource {
  feed: string;
  key: string;
}

/** The newest release’s file of that name. */
export function toLatestUrl({ feed }: Pick<UpdateSource, 'feed'>, name: string): string {
  return `${feed}/latest/download/${name}`;
}

/** A file of a certain release. */
export function toFileUrl(
  { feed }: Pick<UpdateSource, 'feed'>,
  version: string,
  name: string,
): string {
  return `${feed}/download/v${version}/${name}`;
}
