/** What this app is made of. */
export interface AboutFacts {
  app: string;
  electron: string;
  chromium: string;
  node: string;
  /** Of the protocol between apps and servers. */
  protocol: number;
}

/** A part of the app by others, and what it may be used under. */
export interface Licence {
  name: string;
  version: string;
  /** By its SPDX name. */
  licence: string;
  /** Its words; null where the package has none of its own beside the name. */
  text: string | null;
}
