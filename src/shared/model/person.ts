import { z } from 'zod';
import { memberIdSchema } from './ids';
import { LIMITS } from './limits';
import { receivedName } from './name-schemas';

/** What one keeps about somebody, by their key, on this device alone: nobody else is told (PE-1). */
export const personSchema = z.object({
  memberId: memberIdSchema,
  /** What they were called last, for lists where no server is reached. */
  name: receivedName(LIMITS.displayNameLength),
  /** A note to oneself. */
  note: z.string().max(LIMITS.personNoteLength),
  /** What they write raises no notification. */
  isMuted: z.boolean(),
  /** What they write is folded away, raises nothing and counts nowhere. */
  isBlocked: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

/** Whether anything is kept at all. */
export const isKept = ({ note, isMuted, isBlocked }: Person): boolean =>
  note !== '' || isMuted || isBlocked;

/** Whether what they write raises no notification. */
export const isSilenced = (person: Person | undefined): boolean =>
  person !== undefined && (person.isMuted || person.isBlocked);
