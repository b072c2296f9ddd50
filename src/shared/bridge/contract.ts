import { z } from 'zod';
import { doctorPlaceSchema } from '../doctor/action';
import type { DoctorReport, Finding } from '../doctor/finding';
import type { FirewallRepair } from '../doctor/repair';
import { actSchema, reasonSchema, type Ban } from '../model/act';
import { emojiSchema } from '../model/emoji-schema';
import { messageTextSchema, referenceSchema } from '../model/entry';
import {
  clientIdSchema,
  inviteIdSchema,
  memberIdSchema,
  roomIdSchema,
  serverIdSchema,
  seqSchema,
  type ClientId,
  type RoomId,
  type ServerId,
} from '../model/ids';
import { inviteTermsSchema } from '../model/invite-facts';
import { joiningTermsSchema } from '../model/joining';
import { LIMITS } from '../model/limits';
import type { MessageLink } from '../model/message-link';
import {
  displayNameSchema,
  roomNameSchema,
  serverNameSchema,
  topicSchema,
} from '../model/name-schemas';
import { notifyRuleSchema } from '../model/notify-schemas';
import { quietLengthSchema } from '../model/quiet-schemas';
import { personSchema } from '../model/person';
import { pictureSchema } from '../model/picture';
import type { ListedRoom } from '../model/room';
import type { BundledSound } from '../model/sounds';
import { searchSchema } from '../protocol/payloads';
import type { AboutFacts, Licence } from './about';
import type { DataFacts } from './data';
import {
  exportKindSchema,
  type CheckOutcome,
  type ExportOutcome,
  type ExportProgress,
} from './export';
import type { AppPatch } from './patch';
import { saidSchema } from './said';
import { settingsChangeSchema } from './settings';
import type {
  AppView,
  AuditView,
  InvitePreview,
  PendingMessage,
  SavedMessage,
  SearchResult,
  ShownKey,
  TimelineAround,
  TimelineItem,
  TimelineNewerPage,
  TimelinePage,
  TimelineView,
} from './views';

const room = { serverId: serverIdSchema, roomId: roomIdSchema };
const none = z.object({});
const password = z.string().min(1).max(LIMITS.passwordLength);

/** Arguments of every call, parsed by main before anything happens. */
export const callArguments = {
  'app:snapshot': none,
  'profile:rename': z.object({ name: displayNameSchema }),
  /** What one says of oneself from now on, on every server. */
  'profile:say': saidSchema,
  /** The picture that others see on every server; null takes it back. */
  'profile:picture': z.object({ picture: pictureSchema.nullable() }),
  'settings:change': settingsChangeSchema,

  'hosting:start': none,
  'hosting:stop': none,
  'hosting:configure': z.object({
    name: serverNameSchema.optional(),
    joining: joiningTermsSchema.optional(),
  }),
  /** The host's word on somebody who waits to be let in. */
  'knock:answer': z.object({ memberId: memberIdSchema, isLetIn: z.boolean() }),

  /** Makes the usual invite where none was made since the app started; the view tells it. */
  'invite:show': none,
  'invite:make': inviteTermsSchema,
  'invite:revoke': z.object({ id: inviteIdSchema }),

  'invite:preview': z.object({ input: z.string().max(LIMITS.inviteLength) }),
  /** Invite or address; resolves once the server has welcomed us, or with the reason. */
  'server:join': z.object({
    input: z.string().max(LIMITS.inviteLength),
    password: password.optional(),
  }),
  /** Somebody looks for servers: the network is asked now. */
  'nearby:look': none,
  /** Joins a server of the view's `nearby`; its key is trusted on first contact, as with a typed address. */
  'nearby:join': z.object({ serverId: serverIdSchema, password: password.optional() }),
  /** The person has compared the key with the host's. */
  'server:verify': z.object({ serverId: serverIdSchema }),
  /** What raises a notification in its rooms that have no rule of their own, on this device. */
  'server:notify': z.object({ serverId: serverIdSchema, rule: notifyRuleSchema }),
  /** Which key answers in place of the one that is known; null where none does any more. */
  'server:shown-key': z.object({ serverId: serverIdSchema }),
  /** Leaves the rail: forgets key, timelines and drafts of that server. */
  'server:forget': z.object({ serverId: serverIdSchema }),
  /** Tries to connect now; with a password where the server wants one. */
  'server:retry': z.object({ serverId: serverIdSchema, password: password.optional() }),

  'room:create': z.object({
    serverId: serverIdSchema,
    name: roomNameSchema,
    topic: topicSchema.optional(),
    access: z.enum(['public', 'private']),
  }),
  'room:list': z.object({ serverId: serverIdSchema }),
  'room:join': z.object(room),
  'room:leave': z.object(room),
  'room:invite': z.object({ ...room, memberId: memberIdSchema }),
  'room:change': z.object({
    ...room,
    name: roomNameSchema.optional(),
    topic: topicSchema.optional(),
  }),
  'room:mute': z.object({ ...room, isMuted: z.boolean() }),
  /** What raises a notification there, on this device; `nothing` is what `room:mute` says. */
  'room:notify': z.object({ ...room, rule: notifyRuleSchema }),
  /** What one keeps about somebody, here alone; what is left out stays. */
  'person:set': z.object({
    memberId: memberIdSchema,
    note: personSchema.shape.note.optional(),
    isMuted: z.boolean().optional(),
    isBlocked: z.boolean().optional(),
  }),
  /** Somebody's key as words, to be compared. */
  'person:key': z.object({ serverId: serverIdSchema, memberId: memberIdSchema }),
  'direct:open': z.object({ serverId: serverIdSchema, memberId: memberIdSchema }),

  /** Does something to keep order: what the own role allows. */
  'order:act': z.object({ serverId: serverIdSchema, act: actSchema, reason: reasonSchema }),
  /** What was done to keep order, newest first. */
  'order:audit': z.object({ serverId: serverIdSchema, before: z.int().min(1).optional() }),
  /** Who is banned, newest first. */
  'order:bans': z.object({ serverId: serverIdSchema }),

  'timeline:open': z.object(room),
  'timeline:older': z.object({ ...room, before: seqSchema.min(1) }),
  /** What follows a part that does not reach the newest entry. */
  'timeline:newer': z.object({ ...room, after: seqSchema }),
  /** The part around one entry, wherever it stands; the window hears of changes in it as of any other. */
  'timeline:around': z.object({ ...room, seq: seqSchema.min(1) }),
  'marker:read': z.object({ ...room, seq: seqSchema }),
  /** Counts everything from this entry on as unread, on this device, until the room is read again. */
  'marker:unread': z.object({ ...room, seq: seqSchema.min(1) }),
  /** What the window shows now; null when it shows no conversation. Decides notifications. */
  'conversation:show': z.object({ shown: z.object(room).nullable() }),

  'message:send': z.object({
    ...room,
    text: messageTextSchema,
    replyTo: referenceSchema.optional(),
  }),
  'message:edit': z.object({ ...room, target: referenceSchema, text: messageTextSchema }),
  'message:redact': z.object({ ...room, target: referenceSchema }),
  'reaction:set': z.object({
    ...room,
    target: referenceSchema,
    emoji: emojiSchema,
    isOn: z.boolean(),
  }),
  'pin:set': z.object({ ...room, target: referenceSchema, isOn: z.boolean() }),
  /** The messages pinned to a room, the one pinned last first. */
  'pin:list': z.object(room),
  /** Keeps a message to be found again, or no longer, on this device alone. */
  'message:save': z.object({ ...room, target: referenceSchema, isOn: z.boolean() }),
  /** What was saved of a server, the last one first, as it stands now. */
  'message:saved': z.object({ serverId: serverIdSchema }),
  /** What a message said before and says now, oldest first. */
  'message:versions': z.object({ ...room, seq: seqSchema.min(1) }),
  /** The entry about there where this local time lies. */
  'timeline:seek': z.object({ ...room, at: z.int().min(0) }),
  /** Asks the server; what is cached here while it is not reached. */
  'message:search': searchSchema.omit({ limit: true }).extend({ serverId: serverIdSchema }),
  'message:retry': z.object({ serverId: serverIdSchema, clientId: clientIdSchema }),
  'message:discard': z.object({ serverId: serverIdSchema, clientId: clientIdSchema }),
  'draft:set': z.object({ ...room, text: z.string().max(LIMITS.messageLength * 2) }),
  'typing:set': z.object({ ...room, isTyping: z.boolean() }),

  /** One room, or with null everything one may read, into a file that the person chooses; answers when it is written. */
  'export:run': z.object({
    serverId: serverIdSchema,
    roomId: roomIdSchema.nullable(),
    kind: exportKindSchema,
  }),
  /** Looks at an export that the person chooses; answers when all of it is looked at. */
  'export:check': none,
  /** Calls off whichever of the two is running. */
  'export:cancel': none,
  /** Shows the export that was written last where it lies. */
  'export:reveal': none,

  /** Looks at what lies between this machine and others: with `input`, also at the way to what was to be joined. */
  'doctor:run': z.object({
    input: z.string().max(LIMITS.inviteLength).nullable(),
    /** Comes back with each finding. */
    run: z.int(),
  }),
  /** Opens a place of the system where a finding can be mended. */
  'doctor:open': z.object({ place: doctorPlaceSchema }),
  /** Lets others in through the firewall of Windows, once an administrator agrees; answers when that is decided. */
  'doctor:repair-firewall': none,

  /** Where this profile's data lies and how much it is. */
  'data:facts': none,
  /** Shows it in the system's own file browser. */
  'data:reveal': none,
  /** Gives up what is cached and can be had again. */
  'data:clear-cache': none,

  /** What this app is made of. */
  'about:facts': none,
  /** The parts by others, and what they may be used under. */
  'about:licences': none,
  /** What helps others to find a fault: no words, names, keys or addresses in it. */
  'about:report': none,

  /** Asks the internet whether there is a newer version, unless the person has turned that off. */
  'update:check': none,
  /** Fetches the version that was found, and checks it. */
  'update:download': none,
  /** Calls the download off. */
  'update:cancel': none,
  /** Ends the app and installs what was fetched, once the person agrees where others depend on this app. */
  'update:install': none,

  'notification:test': none,
  /** Asks not to be disturbed for so long; null ends it, quiet hours that are going on included. */
  'quiet:set': z.object({ length: quietLengthSchema.nullable() }),
  /**
   * Opens an address of a message outside of the app, once the person agrees; an invite opens the dialog in which one
   * joins, a link to a message leads there.
   */
  'link:open': z.object({ url: z.string().max(LIMITS.linkLength) }),
  'clipboard:write': z.object({ text: z.string().max(LIMITS.messageLength) }),
} as const;

export type CallName = keyof typeof callArguments;
export type CallInput<C extends CallName> = z.input<(typeof callArguments)[C]>;
export type CallArguments<C extends CallName> = z.output<(typeof callArguments)[C]>;

/** What a successful call answers; calls that are not named answer null. */
interface NamedCallValues {
  'app:snapshot': { version: number; view: AppView };
  'invite:preview': InvitePreview;
  'hosting:start': { serverId: ServerId };
  'server:join': { serverId: ServerId };
  'nearby:join': { serverId: ServerId };
  'server:shown-key': { key: ShownKey | null };
  'room:create': { roomId: RoomId };
  'room:list': { rooms: ListedRoom[] };
  'direct:open': { roomId: RoomId };
  'person:key': { keyWords: string[] };
  'order:audit': AuditView;
  'order:bans': { bans: Ban[] };
  'timeline:open': TimelineView;
  'timeline:older': TimelinePage;
  'timeline:newer': TimelineNewerPage;
  'timeline:around': TimelineAround;
  'message:send': { clientId: ClientId };
  'message:edit': { clientId: ClientId };
  'message:redact': { clientId: ClientId };
  'reaction:set': { clientId: ClientId };
  'pin:set': { clientId: ClientId };
  'pin:list': { items: TimelineItem[] };
  'message:saved': { items: SavedMessage[] };
  'message:versions': { items: TimelineItem[] };
  /** 0 in an empty room. */
  'timeline:seek': { seq: number };
  'message:search': SearchResult;
  'export:run': ExportOutcome;
  'export:check': CheckOutcome;
  /** Whether the person wanted it and the system took it. */
  'link:open': { isOpened: boolean };
  'doctor:run': DoctorReport;
  'doctor:repair-firewall': { outcome: FirewallRepair };
  'about:facts': AboutFacts;
  'about:licences': { licences: Licence[] };
  'about:report': { text: string };
  'data:facts': DataFacts;
  /** How many servers could not be reached, so that what is cached of them stays. */
  'data:clear-cache': { unreached: number };
  /** Whether the system took it. */
  'notification:test': { isShown: boolean };
}
export type CallValue<C extends CallName> = C extends keyof NamedCallValues
  ? NamedCallValues[C]
  : null;

/** What main tells the window without being asked. */
export type Announcement =
  /** `version` follows the one before by exactly one; whoever misses one asks for the snapshot. */
  | { type: 'app:patched'; version: number; patch: AppPatch }
  /**
   * Items are new or replace those of the same `seq`; `pending` is the whole list of the room. Of the items those up to `missedTo`
   * were missed while away, 0 for none; the others came live.
   */
  | {
      type: 'timeline:changed';
      serverId: ServerId;
      roomId: RoomId;
      items: TimelineItem[];
      pending: PendingMessage[];
      missedTo: number;
    }
  /** The cached part was replaced (too much was missed): open it again. */
  | { type: 'timeline:reset'; serverId: ServerId; roomId: RoomId }
  /** Show that conversation, or the server's first when `roomId` is null. */
  | { type: 'conversation:requested'; serverId: ServerId; roomId: RoomId | null }
  /** An invite link was opened; nothing is joined before the person presses Join. */
  | { type: 'invite:opened'; input: string }
  /** A link to a message was opened: show the message to whoever is in that room (LK-3). */
  | { type: 'message:requested'; link: MessageLink }
  | ({ type: 'export:progressed' } & ExportProgress)
  /** One finding of the doctor that is running; the answer to `doctor:run` has all of them. */
  | { type: 'doctor:found'; run: number; finding: Finding }
  | { type: 'doctor:requested' }
  /** `section`: where to begin, by its id. */
  | { type: 'settings:requested'; section?: string }
  | { type: 'shortcuts:requested' }
  /** A notification was raised: this is to be heard. */
  | { type: 'sound:requested'; sound: BundledSound }
  /** The person wants the host panel of the server hosted here. */
  | { type: 'host-panel:requested' };
