import type { AuditItem } from '../model/act';
import type { Capability } from '../model/capability';
import type { StorageState } from '../hosting/storage';
import type { Entry, Reference, WrittenContent } from '../model/entry';
import type { ErrorCode } from '../model/errors';
import type { HostAddress } from '../model/host-address';
import type { ClientId, MemberId, RoomId, ServerId } from '../model/ids';
import type { InviteFacts } from '../model/invite-facts';
import type { JoiningMode } from '../model/joining';
import type { Knock } from '../model/knock';
import type { Member, Presence } from '../model/member';
import type { NotifyRule } from '../model/notify-rule';
import type { Quiet } from '../model/quiet';
import type { Person } from '../model/person';
import type { Room } from '../model/room';
import type { Said } from './said';
import type { Settings } from './settings';
import type { UpdatesView } from './updates';

export type { HostAddress };

/** Everything the window shows except timelines. Plain data, versioned, patched. */
export interface AppView {
  profile: ProfileView;
  settings: Settings;
  quiet: QuietView;
  hosting: HostingView;
  /** The rail, top to bottom. */
  serverOrder: ServerId[];
  servers: Record<ServerId, ServerView>;
  /**
   * What is half written, in rooms where anything is. Apart from the rooms: it changes while somebody types, and nothing that
   * shows a room is drawn anew for it.
   */
  drafts: Record<ServerId, Record<RoomId, string>>;
  /** What one keeps about people, on this device alone; whom nothing is kept about is not among them. */
  people: Record<MemberId, Person>;
  /** Servers found on this network, known ones among them. */
  nearby: NearbyServer[];
  updates: UpdatesView;
  /** What the window showed last, also before a restart: where a new window begins. null before the first room. */
  lastShown: ShownRoom | null;
}

/** Do not disturb, as it stands on this machine. */
export interface QuietView {
  /** null while it is off. */
  now: Quiet | null;
  /** Whether this system says whether its own do-not-disturb is on. */
  canFollowSystem: boolean;
}

/** A conversation that the window shows. */
export interface ShownRoom {
  serverId: ServerId;
  roomId: RoomId;
}

export interface ProfileView {
  /** null until the person has said it. */
  name: string | null;
  suggestedName: string;
  said: Said;
  /** What one's own picture is asked for by; null where one has none. */
  pictureHash: string | null;
  selfId: MemberId;
  /** One's own key as words that people read to each other. */
  keyWords: string[];
  /** Whether the system's key store guards the private key. */
  isKeyProtected: boolean;
  platform: 'linux' | 'darwin' | 'win32';
  appVersion: string;
}

export type HostingView =
  | { state: 'stopped'; problem: ErrorCode | null }
  | { state: 'starting' }
  | {
      state: 'running';
      serverId: ServerId;
      name: string;
      port: number;
      wantedPort: number;
      addresses: HostAddress[];
      fingerprint: string;
      keyWords: string[];
      /** The one made last since the app started; null where none was, or where it lets nobody in any more. */
      invite: ShownInvite | null;
      /** All that hold, oldest first; of most of them nobody knows the link any more. */
      invites: InviteFacts[];
      /** Who may join without an invite. */
      joining: JoiningMode;
      /** Those who wait to be let in, who came first before the others. */
      knocks: Knock[];
      /** Its backups, and what became of a database that was damaged. */
      storage: StorageState;
    }
  | { state: 'stopping' };

/** An invite that can be given to somebody: as `hearth://` link and as web address. Whoever holds it can join. */
export interface ShownInvite extends InviteFacts {
  link: string;
  webLink: string;
}

export type ConnectionView =
  | { state: 'connecting' }
  | { state: 'online' }
  /** Trying again by itself. `retryAt` is local time in milliseconds. */
  | { state: 'reconnecting'; reason: ErrorCode; retryAt: number }
  /** Needs the person: nothing is tried until a call. */
  | { state: 'refused'; reason: ErrorCode };

export interface ServerView {
  id: ServerId;
  name: string;
  fingerprint: string;
  /** The key as words that people read to each other. */
  keyWords: string[];
  /** Whether the key came with an invite, was compared, or is that of this machine; not merely of whoever answered at an address. */
  isVerified: boolean;
  /** What raises a notification in its rooms that have no rule of their own; of this device. */
  notify: NotifyRule;
  /** `host:port` of the address used last. */
  address: string;
  isHostedHere: boolean;
  selfId: MemberId;
  connection: ConnectionView;
  /** Why one's messages wait although connected: what the server answered them last. null when nothing holds them up. */
  heldUpBy: ErrorCode | null;
  /** This app cannot write down what it should keep of the server. */
  isDiskFailing: boolean;
  /** What to add to this machine's clock to get the server's, in milliseconds; 0 where they agree or nothing is known. */
  clockOffsetMs: number;
  /** False only before the very first welcome. */
  isKnown: boolean;
  /** What this server does not offer, because it is older (CA-3); empty for almost every one. */
  lacks: readonly Capability[];
  members: Record<MemberId, MemberView>;
  rooms: Record<RoomId, RoomView>;
  /** Who writes right now, without oneself. */
  typing: Record<RoomId, MemberId[]>;
}

export type MemberView = Member & {
  presence: Presence;
  /** Whose name this one can be taken for, where it is not the same; null for almost everybody. */
  looksLike: string | null;
  /** The member's key as words that people read to each other; empty where nobody needs them. */
  keyWords: string[];
};

export type RoomView = Room & {
  /** The other one of a direct room. */
  otherId: MemberId | null;
  /** Own read marker, including what the server has not heard yet. */
  readSeq: number;
  unread: number;
  mentions: number;
  isMuted: boolean;
  /** What raises a notification while it is not muted; of this device. */
  notify: NotifyRule;
  /** Messages of it that were saved on this device; absent where none were. */
  savedSeqs?: readonly number[];
  pendingCount: number;
  failedCount: number;
  /** Whether one may rename it and set its topic. */
  canManage: boolean;
  /** Server time of the newest message, for ordering direct rooms; 0 without one. */
  lastMessageAt: number;
};

/** A part of the audit list, newest first. */
export interface AuditView {
  items: AuditLine[];
  hasOlder: boolean;
}

export interface AuditLine extends AuditItem {
  /** The signature does not fit what is said. */
  isForged: boolean;
}

export interface TimelineItem {
  entry: Entry;
  /** The author's signature does not fit the text. */
  isForged: boolean;
}

/** What one has written and the server has not acknowledged: a message, or a change of one. */
export interface PendingMessage {
  clientId: ClientId;
  roomId: RoomId;
  content: WrittenContent;
  /** In milliseconds, by the server's clock as far as it is known. */
  createdAt: number;
  status: 'queued' | 'failed';
  code: ErrorCode | null;
}

/** The newest part of a room as it is known here, whether connected or not. */
export interface TimelineView {
  items: TimelineItem[];
  pending: PendingMessage[];
  hasOlder: boolean;
  /** The last entry that had been read when the room was opened. */
  readSeq: number;
}

export interface TimelinePage {
  items: TimelineItem[];
  hasOlder: boolean;
}

/** A part after another; `hasNewer` is false where it reaches the newest entry. */
export interface TimelineNewerPage {
  items: TimelineItem[];
  hasNewer: boolean;
}

/** The part around one entry. */
export interface TimelineAround {
  items: TimelineItem[];
  hasOlder: boolean;
  hasNewer: boolean;
}

export interface SearchResult {
  /** Messages as they stand now. */
  items: TimelineItem[];
  /** Only what is cached on this device was searched. */
  isLocal: boolean;
  /** `skip` of the next part; null when there is none. */
  next: number | null;
}

/** A server on this network that has proven its key. */
export interface NearbyServer {
  serverId: ServerId;
  name: string;
  /** Who hosts it, as its announcement says; null where it says nobody. */
  hostName: string | null;
  /** `host:port`. */
  address: string;
  fingerprint: string;
  /** The key as words, for people who compare it. */
  keyWords: string[];
  /** Who may join it without an invite. */
  joining: JoiningMode;
}

/** A key as people compare it. */
export interface ShownKey {
  fingerprint: string;
  keyWords: string[];
}

export interface InvitePreview {
  /** `spoken`: an address and words of a key, as one person reads them to another. */
  kind: 'invite' | 'address' | 'spoken';
  /** The server's name as the invite claims it; null for a typed address. */
  name: string | null;
  fingerprint: string | null;
  /** Empty for a typed address; of a spoken one those typed so far, whole. */
  keyWords: string[];
  /** False while words are missing or are none of a key. */
  isComplete: boolean;
  addresses: string[];
  /** Set when one is already a member of that server. */
  knownServerId: ServerId | null;
}

/** A message that was saved on this device. */
export interface SavedMessage {
  roomId: RoomId;
  target: Reference;
  /** As it stands now; null where that cannot be told without the server. */
  item: TimelineItem | null;
}
