/** Every limit of Hearth, in one place; how much of anything in how much time stands in rates.ts. Times end in Ms, sizes in Bytes or Length (code points, as schemas count; what is typed stops at as many UTF-16 units, which is never more). */
export const LIMITS = {
  /** Where a server listens unless told otherwise. */
  defaultPort: 7788,
  /** How many ports after the wanted one are tried before the system chooses. */
  portAttempts: 10,

  displayNameGraphemes: 32,
  displayNameLength: 128,
  serverNameLength: 64,
  roomNameLength: 64,
  topicLength: 250,
  /** What somebody says of themselves (PR-8). */
  statusTextLength: 80,
  /** A person's picture, before base64. */
  pictureBytes: 12 * 1024,
  /** Pictures of others that an app keeps. */
  picturesKept: 2_000,
  /** A note to oneself about somebody, and of how many people anything is kept. */
  personNoteLength: 1_000,
  peopleKept: 2_000,
  messageLength: 8_000,
  /** One emoji: the longest families and flags have some 15. */
  emojiLength: 40,
  /** Different emoji under one message. */
  reactionsPerMessage: 20,
  /** Messages pinned to one room. */
  pinsPerRoom: 50,
  /** Messages of one server that one may save on a device. */
  savedPerServer: 500,
  /** Versions of one message that are told, the newest ones. */
  editsTold: 100,
  searchQueryLength: 200,
  searchHits: 50,
  passwordLength: 256,
  inviteLength: 2_048,
  inviteAddresses: 12,
  /** Of an address in a message that can be opened; and how many of them one message shows. */
  linkLength: 2_048,
  /** Of a link to a message: its parts at their longest make 153. */
  messageLinkLength: 160,
  linksPerMessage: 100,
  /** How long an invite holds unless the host says otherwise. */
  inviteLastsMs: 7 * 24 * 60 * 60_000,
  inviteLastsMaxMs: 366 * 24 * 60 * 60_000,
  inviteUsesMax: 1_000,
  /** Invites of one server that hold at the same time. */
  invitesPerServer: 500,

  /** Why somebody was removed, banned or muted. */
  reasonLength: 200,
  muteMaxMs: 366 * 24 * 60 * 60_000,
  slowModeMaxMs: 60 * 60_000,
  /** Lines of one part of the audit list. */
  auditItems: 50,
  /** Lines of the audit list that a server keeps at least, of acts and of deleted messages each (MO-11). */
  auditLines: 10_000,
  /** Bans of one server. */
  bansPerServer: 2_000,

  /** Newcomers waiting for the host to let them in, in all. */
  knocksAtOnce: 50,
  /** Keys that may ring from one address within `knockRememberedMs`. */
  knocksPerAddress: 8,
  /** Keys of which a server knows that they rang, waiting or not. */
  knocksRemembered: 500,
  /** When whoever waits shall ask again. */
  knockRetryMs: 3_000,
  /** Who has not asked for so long has gone. */
  knockLastsMs: 15_000,
  /** How long an answer holds, and how long a key that rang counts for its address. */
  knockRememberedMs: 10 * 60_000,
  /** How long an app goes on asking by itself when nobody answers. */
  knockPatienceMs: 10 * 60_000,

  /** Names of capabilities that one side tells, and how long one may be (CA-1). */
  capabilitiesTold: 64,
  capabilityLength: 32,

  /** One wire packet, in bytes, before it is even parsed. */
  packetBytes: 64 * 1024,
  /** What may wait on the server for one connection that does not take it: the largest answer fits. */
  backlogBytes: 16 * 1024 * 1024,
  /** What the entries of one answer or announcement may weigh, so that every client can take them. */
  answerBytes: 4 * 1024 * 1024,
  /** How many entries of one room an author hands over in one packet (DL-5). */
  batchEntries: 32,
  /** What they take in it, in bytes: with the place and the name of the event it stays below `packetBytes`. */
  batchBytes: 56 * 1024,
  /** How deep arrays and objects may nest in a packet. */
  packetDepth: 32,
  /** One HTTP request body, in bytes. Nothing takes one today. */
  httpBodyBytes: 16 * 1024,

  pageEntries: 200,
  newestPageEntries: 60,
  roomsPerServer: 2_000,
  roomsCreatedPerMember: 50,
  membersPerServer: 2_000,
  /** Receipts of others are told in rooms up to this many members; beyond, only one's own. */
  receiptRoomMembers: 100,
  /** Messages waiting in one outbox, per server. */
  outboxMessages: 5_000,

  /** One packet of discovery, in bytes: what fits into one frame of a cable, with room to spare. */
  announcementBytes: 4_096,
  /** Packets of discovery that are looked at a second, on each interface. */
  announcementsPerSecond: 300,
  /** Servers nearby that are shown, and those that wait to be asked. */
  nearbyServers: 100,
  nearbyCandidates: 400,
  /** Servers that one machine may announce. */
  nearbyPerMachine: 8,

  connectionsPerAddress: 64,
  unauthenticatedPerAddress: 16,
  connectionsPerMember: 8,
  connectionsTotal: 2_200,
  /** Packets of a connection before its handshake is done. */
  strangerPackets: 16,
  /** Who was cut for too many packets is not let in again for so long. */
  barredMs: 10_000,
  /** How long the last words to a connection that is closed may take to go out. */
  cutGraceMs: 500,

  /** Nobody waits longer than this because somebody said so. */
  retryAfterMaxMs: 60 * 60_000,
  /** All addresses of a server asked, and none has proven itself. */
  raceTimeoutMs: 8_000,
  /** From dialling to the first packet. */
  connectTimeoutMs: 3_000,
  /** From the first packet to the welcome; on the server, from accept to admittance. */
  handshakeTimeoutMs: 5_000,
  acknowledgementTimeoutMs: 10_000,
  pingIntervalMs: 10_000,
  pingTimeoutMs: 5_000,
  reconnectDelayMs: 500,
  /** The longest wait is one and a half times this: a host that is back is found within 5 s. */
  reconnectDelayMaxMs: 2_500,
  probeTimeoutMs: 3_000,
  /** The network doctor is done after this, whatever has not answered; its single questions have less. */
  doctorMs: 4_800,
  doctorLookupMs: 1_000,
  doctorKnockMs: 1_500,
  doctorAskMs: 1_500,
  doctorListenMs: 1_600,
  doctorCommandMs: 2_000,
  /** PowerShell takes its time to start. */
  doctorCategoriesMs: 4_000,
  /** How long the system may ask for an administrator, and what they allowed may take. */
  elevationMs: 3 * 60_000,
  /** Addresses of one goal, or of this machine, that the doctor asks. */
  doctorAddresses: 8,
  stopGraceMs: 4_000,
  /** How long a goodbye may take when the machine goes to sleep: the system does not wait. */
  sleepGraceMs: 500,
  /** Who was told of a sleep and of no waking is awake again after so much time awake. */
  sleepAtMostMs: 30_000,

  /** New messages go into the search index this much later, a batch at a time with a pause between. */
  indexDelayMs: 1_000,
  indexPauseMs: 20,
  /** How many batches (of some milliseconds each) a search waits for at most before it answers. */
  indexBatchesBeforeSearch: 40,
  typingNoticeMs: 6_000,
  typingRepeatMs: 3_000,
  awayAfterMs: 5 * 60_000,
  receiptDelayMs: 250,
  /** How long who is there, and who comes to a crowd, is gathered before it is told (PR-1, TL-16). */
  presenceDelayMs: 100,
  draftDelayMs: 400,
  /** Messages of one author closer than this stand in one group. */
  groupWithinMs: 5 * 60_000,
  notificationTextLength: 200,
  /** At most one notification a room in this time (NO-9). */
  notificationPauseMs: 2_000,
  /** Words that count as a mention for notifications, and how long one may be. */
  keywords: 50,
  keywordLength: 64,
  /** Sets of quiet hours. */
  quietHours: 14,

  /** What an update's answers may weigh: the signature of a release, its list, and what the updater is told (UP-3). */
  updateSignatureBytes: 1_024,
  updateListBytes: 256 * 1024,
  updateFeedBytes: 64 * 1024,
  /** Files of a release, and what one may weigh. */
  updateFiles: 200,
  updateFileBytes: 1024 * 1024 * 1024,
  updateNameLength: 128,
  updateRedirects: 5,
  /** Nothing came for so long: the connection is gone. */
  updateSilenceMs: 30_000,
  /** Between two checks that nobody asked for. */
  updateEveryMs: 24 * 60 * 60_000,
  /** How long after the start the first of them waits. */
  updateDelayMs: 60_000,
  /** The system has not taken the new version by then. */
  updateInstallMs: 120_000,
} as const;
