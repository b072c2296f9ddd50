import type { ClientSession } from '../../client/client-session';
import type { LocalStore } from '../../client/store';
import { pictureSchema } from '../../shared/model/picture';

/** Finds a person's picture by its hash: at hand, or asked of a server on which somebody has it (PR-10). */
export type FindPicture = (hash: string) => Promise<string | null>;

/** Creates the way to pictures. One that is not what its hash says, or no picture at all, is as good as none. */
export function createFindPicture(deps: {
  store: Pick<LocalStore, 'loadPicture' | 'savePicture'>;
  sessions: () => readonly Pick<ClientSession, 'state' | 'ask'>[];
  /** The person's own, which no server needs to know. */
  own: () => string | null;
  hashText: (text: string) => string;
}): FindPicture {
  const { store, sessions, own, hashText } = deps;
  const asked = new Map<string, Promise<string | null>>();

  // The file lies on a disk that others may write to.
  const check = (hash: string, picture: string | null): string | null =>
    picture !== null && hashText(picture) === hash && pictureSchema.safeParse(picture).success
      ? picture
      : null;

  const find = async (hash: string): Promise<string | null> => {
    const kept = check(hash, own()) ?? check(hash, await store.loadPicture(hash));
    if (kept !== null) return kept;
    for (const session of sessions()) {
      const { members } = session.state();
      if (!Object.values(members).some(({ pictureHash }) => pictureHash === hash)) continue;
      // One after the other: a picture is nearly always with the first that is asked.
      const answer = await session.ask('picture:get', { hash });
      const picture = answer.ok ? check(hash, answer.value.picture) : null;
      if (picture === null) continue;
      // The cache is a convenience: a disk that does not take it must not hide the picture.
      await store.savePicture(hash, picture).catch(() => undefined);
      return picture;
    }
    return null;
  };

  return (hash) => {
    const running = asked.get(hash);
    if (running !== undefined) return running;
    const finding = find(hash).finally(() => asked.delete(hash));
    asked.set(hash, finding);
    return finding;
  };
}
