import { join } from 'node:path';

/** The programs that runs start: each a bundle of its own beside the suite's. */
export interface Programs {
  /** The server without a window, as `npm run host` starts it. */
  host: string;
  participant: string;
  /** The control: a server and a client as tutorials write them. */
  naiveHost: string;
  naiveParticipant: string;
  /** Of the hostile suite: somebody who goes on writing. */
  honest: string;
}

/** Where the bundles are, given the folder of them all. */
export function toPrograms(folder: string): Programs {
  const program = (name: string) => join(folder, `${name}.js`);
  return {
    host: program('host'),
    participant: program('participant'),
    naiveHost: program('naive-host'),
    naiveParticipant: program('naive-participant'),
    honest: program('honest'),
  };
}
