import type { ServerView } from '../../shared/bridge/views';
import type { ServerId } from '../../shared/model/ids';
import { rosa, toServerId } from './people';

/** The three servers of the full world: hosted here, out of reach, and one that wants another password. */
export const workshop = toServerId('w');
export const kitchen = toServerId('k');
export const fablab = toServerId('f');

/** The words of every server's key. */
export const KEY_WORDS = 'copper lantern modest river bench orange puzzle winter'.split(' ');

/** How a server's id is read. */
export const toCharacters = (id: ServerId) => id.slice(0, 20).replace(/(.{4})(?=.)/g, '$1 ');

/** Builds a server with sensible fields. */
export const createServer = (
  id: ServerId,
  name: string,
  more: Partial<ServerView>,
): ServerView => ({
  id,
  name,
  fingerprint: toCharacters(id),
  keyWords: KEY_WORDS,
  isVerified: true,
  notify: 'default' as const,
  address: '192.168.4.31:7788',
  isHostedHere: false,
  selfId: rosa.id,
  connection: { state: 'online' },
  heldUpBy: null,
  isDiskFailing: false,
  clockOffsetMs: 0,
  lacks: [],
  isKnown: true,
  members: {},
  rooms: {},
  typing: {},
  ...more,
});
