import { z } from 'zod';
import {
  editEntrySchema,
  editOfSchema,
  entrySchema,
  messageEntrySchema,
  placeOfEntry,
  roomEntrySchema,
  type Entry,
  type UnknownEntry,
} from './entry';

type Fields = Readonly<Record<string, unknown>>;

const KNOWN_KINDS: ReadonlySet<string> = new Set(
  entrySchema.options.map((option) => option.shape.kind.value),
);

/** What a later version may put beside an entry without its being missed. Nothing here reads it (TL-5). */
const ASIDE = 'aside';

/** The mark is this reader's own: somebody who tells it tells a field like any other. */
const toKnown = (schema: { shape: object }): ReadonlySet<string> =>
  new Set([...Object.keys(schema.shape).filter((name) => name !== 'needsNewer'), ASIDE]);

const MESSAGE = toKnown(messageEntrySchema);
const EDIT = toKnown(editEntrySchema);
const EDIT_OF = toKnown(editOfSchema);
const ROOM = toKnown(roomEntrySchema);
const ROOM_CHANGES = ['name', 'topic', 'slowModeMs'];

/** What this version reads of what people write. Where it grows, the caches of the version before have to ask again. */
export const READ_OF_ENTRIES = {
  kinds: [...KNOWN_KINDS],
  message: [...MESSAGE],
  edit: [...EDIT],
  editOf: [...EDIT_OF],
  room: [...ROOM],
} as const;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const hasMore = (fields: Fields, known: ReadonlySet<string>) =>
  !Object.keys(fields).every((name) => known.has(name));

const toMarked = (fields: Fields, known: ReadonlySet<string>): Fields =>
  hasMore(fields, known) ? { ...fields, needsNewer: true } : fields;

/** Marks what has a part that this version does not read; the same object where there is none. */
function withMarks(told: unknown): unknown {
  if (!isFields(told)) return told;
  switch (told['kind']) {
    case 'message': {
      const message = toMarked(told, MESSAGE);
      const { edit } = message;
      if (!isFields(edit)) return message;
      const marked = toMarked(edit, EDIT_OF);
      return marked === edit ? message : { ...message, edit: marked };
    }
    case 'edit':
      return toMarked(told, EDIT);
    case 'room': {
      // Of such a change nothing at all can be said.
      const isRead = ROOM_CHANGES.some((name) => name in told);
      return !isRead && hasMore(told, ROOM) ? { ...told, kind: 'unknown' } : told;
    }
    default:
      return told;
  }
}

const laterEntrySchema = z
  .object({ ...placeOfEntry, kind: z.string().max(64) })
  .refine((entry) => !KNOWN_KINDS.has(entry.kind), 'a known kind with unknown content')
  .transform((entry): UnknownEntry => ({ ...entry, kind: 'unknown' }));

/**
 * How a client reads entries (TL-5): kinds it does not know become {@link UnknownEntry} instead of an error, and messages with
 * fields that it does not know are marked. Nothing of what it does not know is kept.
 */
export const receivedEntrySchema: z.ZodType<Entry> = z.preprocess(
  withMarks,
  z.union([entrySchema, laterEntrySchema]),
);
