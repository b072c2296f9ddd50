import type { ExportSource } from '../../client/export-source';
import type {
  CallArguments,
  CallName,
  CallValue,
  Announcement,
} from '../../shared/bridge/contract';
import type { AppPatch } from '../../shared/bridge/patch';
import type { AppView } from '../../shared/bridge/views';
import type { Result } from '../../shared/lib/result';
import type { MemberId, RoomId, ServerId } from '../../shared/model/ids';
import type { Address } from '../../shared/protocol/address';
import type { Joining } from './join';

/** The calls that concern servers, and so are answered here. */
export type SessionCallName = Extract<
  CallName,
  | 'invite:preview'
  | `person:${string}`
  | `server:${string}`
  | `room:${string}`
  | `order:${string}`
  | `direct:${string}`
  | `timeline:${string}`
  | `marker:${string}`
  | `message:${string}`
  | `reaction:${string}`
  | `pin:${string}`
  | `draft:${string}`
  | `typing:${string}`
>;

/** A message by somebody else that has just become known. Whether it notifies is not decided here. */
export interface ArrivedMessage {
  serverId: ServerId;
  serverName: string;
  roomId: RoomId;
  /** Empty for direct rooms. */
  roomName: string;
  seq: number;
  authorId: MemberId;
  authorName: string;
  text: string;
  isDirect: boolean;
  isMention: boolean;
  /** Part of what was missed while away, not live. */
  isCaughtUp: boolean;
}

export type SessionSetEvent =
  | { type: 'patched'; patch: AppPatch }
  | {
      type: 'announced';
      announcement: Extract<Announcement, { type: 'timeline:changed' | 'timeline:reset' }>;
    }
  | { type: 'message-arrived'; message: ArrivedMessage }
  /** A message was taken back, also one that has arrived before. */
  | { type: 'message-withdrawn'; serverId: ServerId; roomId: RoomId; seq: number };

/** All client sessions of this app, and the calls that concern them. */
export interface SessionSet {
  /** Opens the store and shows what is known; connects afterwards. */
  start(): Promise<void>;
  view(): Pick<AppView, 'serverOrder' | 'servers' | 'drafts' | 'people'>;
  subscribe(listener: (event: SessionSetEvent) => void): () => void;
  calls: { [C in SessionCallName]: (input: CallArguments<C>) => Promise<Result<CallValue<C>>> };
  /** Joins a server that discovery has found. */
  joinFound: Joining['joinFound'];
  isKnown(serverId: ServerId): boolean;
  /** A known server has proven its key at this address (DI-3). */
  met(serverId: ServerId, address: Address): void;
  /** The server that runs on this machine: joins it over loopback, remembers it. */
  attachHosted(hosted: { serverId: ServerId; name: string; port: number }): Promise<void>;
  /** The hosted server is being stopped; its session waits instead of trying again. */
  detachHosted(): void;
  /** What can be exported right now: one room, or with null everything one may read. */
  gather(serverId: ServerId, roomId: RoomId | null): Result<ExportSource>;
  /** How many entries of timelines are cached. */
  countCached(): Promise<number>;
  /** Gives up what is cached and can be had again; `unreached` servers keep theirs. */
  clearCache(): Promise<{ unreached: number }>;
  /** Tells every server the new display name; also used by sessions made later. */
  setDisplayName(name: string): void;
  /** A person's picture by its hash; null where it cannot be had. */
  findPicture(hash: string): Promise<string | null>;
  /** The person's keywords are others: what is unread is counted anew. */
  keywordsChanged(): void;
  /** The person's picture is another one: tells every server. */
  pictured(): void;
  /** What the person says of themselves is something else: tells every server. */
  described(): void;
  setPresence(presence: 'online' | 'away'): void;
  /** Before sleep: says goodbye everywhere; `reconnectNow` comes after. */
  sleep(): void;
  /** After sleep or a network change: try again at once. */
  reconnectNow(): void;
  /** Says goodbye and closes the store; nothing queued is lost. */
  close(): Promise<void>;
}
