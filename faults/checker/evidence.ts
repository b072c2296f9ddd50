/** What one participant wrote down, one line each, before it counted as having happened. */
export type JournalLine =
  /** A process began; everything it shows from here on is one life. */
  | { what: 'began' }
  /** About to hand a message to the outbox. Killed right here, it may exist or not. */
  | { what: 'intended'; id: string }
  /** The outbox has it: from here on it must not get lost. */
  | { what: 'attempted'; id: string }
  /** The server's word that it is stored reached the client. */
  | { what: 'acknowledged'; id: string; room: string; seq: number }
  /**
   * Shown in a timeline, in this order: from the cache when a life began, or as news. `null` stands for an entry that is
   * no message.
   */
  | {
      what: 'shown';
      how: 'cache' | 'news';
      room: string;
      items: [seq: number, id: string | null][];
    }
  /** The timeline was begun anew: what was shown before counts no more. */
  | { what: 'reset'; room: string }
  /** The server held it to a rate: it refused what was asked, refused the handshake, or ended the session. */
  | { what: 'slowed'; by: string }
  /** How the link to the server stands from now on; `at` in milliseconds since 1970. */
  | { what: 'link'; state: string; at: number };

/** One line of a timeline as a database holds it. */
export interface StoredLine {
  room: string;
  seq: number;
  /** null for an entry that is no message. */
  id: string | null;
}

/** One participant's journal and what it kept on its own disk. */
export interface Witness {
  name: string;
  journal: JournalLine[];
  /** Null where it keeps nothing. */
  kept: StoredLine[] | null;
  /** Whether it has to be shown everything; one who only writes has not. */
  isWatching: boolean;
}

/** All that is known in the end. */
export interface Evidence {
  witnesses: Witness[];
  /** The server's database, read after it ended. */
  stored: StoredLine[];
}
