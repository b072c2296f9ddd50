/** The protocol this build speaks, and the oldest it still understands. */
export const PROTOCOL = { current: 1, oldest: 1 } as const;

/** Which versions one side speaks. */
export interface Versions {
  current: number;
  oldest: number;
}

/** The highest version both sides speak, or null. */
export function chooseVersion(theirs: Versions, ours: Versions = PROTOCOL): number | null {
  const version = Math.min(ours.current, theirs.current);
  return version >= ours.oldest && version >= theirs.oldest ? version : null;
}

/** Of an app and a server that speak no version in common: which one has to be updated (HS-8). */
export function toOlder(app: Versions, server: Versions): 'app_too_old' | 'server_too_old' {
  return app.current < server.oldest ? 'app_too_old' : 'server_too_old';
}

/** Whether an app and a server understand each other, and where they do not, which one has to be updated. */
export type VersionFit = 'fits' | ReturnType<typeof toOlder>;

/** What comes of meeting a server that speaks these versions. */
export function toVersionFit(server: Versions, app: Versions = PROTOCOL): VersionFit {
  return chooseVersion(server, app) === null ? toOlder(app, server) : 'fits';
}
