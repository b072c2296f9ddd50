import type { Member, StatusText } from '../shared/model/member';
import type { Connection } from './connection';

/** Clocks are told apart no better than this: an end that is off by less is the same end. */
const SAME_END_MS = 60_000;

/** What the person says of themselves, by this machine's clock. */
export interface OwnWords {
  name(): string;
  statusText(): StatusText | null;
  /** One's picture; null where one has none. */
  picture(): string | null;
}

/** Tells one server what it does not know yet of oneself (PR-4, PR-8, PR-10). */
export interface OwnWordsTeller {
  /** After a welcome: whatever differs. */
  tellDifferences(to: Connection): void;
  renamed(): void;
  described(): void;
  pictured(): void;
}

function isSaid(known: StatusText | undefined, wanted: StatusText | null): boolean {
  if (known === undefined || wanted === null) return known === undefined && wanted === null;
  if (known.text !== wanted.text || known.emoji !== wanted.emoji) return false;
  if (known.until === null || wanted.until === null) return known.until === wanted.until;
  return Math.abs(known.until - wanted.until) < SAME_END_MS;
}

/** Creates the teller of one session. */
export function createOwnWordsTeller(deps: {
  own: OwnWords;
  connection: () => Connection | null;
  /** Oneself, as the server knows one. */
  self: () => Member | undefined;
  /** What to add to this machine's clock to get the server's, in milliseconds. */
  clockOffsetMs: () => number;
  hashText: (text: string) => string;
}): OwnWordsTeller {
  const { own, connection, self, clockOffsetMs, hashText } = deps;
  const rename = (to: Connection) => void to.ask('member:rename', { name: own.name() });
  const toServerWords = (): StatusText | null => {
    const words = own.statusText();
    if (words === null || words.until === null) return words;
    return { ...words, until: words.until + clockOffsetMs() };
  };
  const describe = (to: Connection) =>
    void to.ask('member:describe', { statusText: toServerWords() });

  const show = (to: Connection) => void to.ask('picture:set', { picture: own.picture() });
  const toHash = () => {
    const picture = own.picture();
    return picture === null ? undefined : hashText(picture);
  };

  return {
    // What a server does not offer is not even sent: connections see to that.
    tellDifferences(to) {
      if (own.name() !== self()?.name) rename(to);
      if (!isSaid(self()?.statusText, toServerWords())) describe(to);
      if (self()?.pictureHash !== toHash()) show(to);
    },
    renamed() {
      const to = connection();
      if (to !== null) rename(to);
    },
    described() {
      const to = connection();
      if (to !== null) describe(to);
    },
    pictured() {
      const to = connection();
      if (to !== null) show(to);
    },
  };
}
