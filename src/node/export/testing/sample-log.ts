import { EXPORT_FORMAT, type ExportHeader } from '../../../shared/export/format';
import { toTombstone } from '../../../shared/model/changes';
import type { Entry, MessageEntry, Reference, WrittenContent } from '../../../shared/model/entry';
import type { ClientId, RoomId, ServerId } from '../../../shared/model/ids';
import { toEntrySigningText, toSignedContent } from '../../../shared/protocol/signing';
import { createIdentity, type Identity } from '../../identity';
import { hashText } from '../../keys';
import { createJsonLines } from '../json-lines';

export const serverId = 'S'.repeat(43) as ServerId;
export const LOBBY = '00000001-0000-4000-8000-000000000001' as RoomId;
export const ORDERS = '00000001-0000-4000-8000-000000000002' as RoomId;
const DAY_MS = 86_400_000;
/** 1 May 2026, 08:00 UTC. */
export const START = Date.UTC(2026, 4, 1, 8);

/** Writes the log of one room, with real signatures. */
export function createLogWriter(roomId: RoomId) {
  const entries: Entry[] = [];
  let made = 0;
  const newClientId = () => {
    made += 1;
    return `${roomId.slice(-8)}-0000-7000-8000-${String(made).padStart(12, '0')}` as ClientId;
  };
  const nextPlace = (author: Identity) => ({
    roomId,
    seq: entries.length + 1,
    at: START + entries.length * 60_000 + Math.floor(entries.length / 6) * DAY_MS,
    author: author.memberId,
  });
  const write = (author: Identity, content: WrittenContent): Entry => {
    const clientId = newClientId();
    const signed = toSignedContent(content, hashText);
    const signature = author.sign(toEntrySigningText({ serverId, roomId, clientId }, signed));
    const entry = { ...nextPlace(author), clientId, signature, ...content };
    entries.push(entry);
    return entry;
  };
  const toReference = ({ seq, author, clientId }: MessageEntry): Reference => ({
    seq,
    author,
    clientId,
  });
  return {
    entries,
    join(member: Identity, change: 'created' | 'joined' | 'left' = 'joined') {
      const { memberId } = member;
      entries.push({ ...nextPlace(member), kind: 'membership', change, memberId });
    },
    rename(member: Identity, name: string) {
      entries.push({ ...nextPlace(member), kind: 'room', name });
    },
    say(author: Identity, text: string, to?: MessageEntry): MessageEntry {
      const replyTo = to === undefined ? {} : { replyTo: toReference(to) };
      return write(author, { kind: 'message', text, ...replyTo }) as MessageEntry;
    },
    edit(author: Identity, message: MessageEntry, text: string) {
      return write(author, { kind: 'edit', target: toReference(message), text });
    },
    react(author: Identity, message: MessageEntry, emoji: string, isOn = true) {
      return write(author, { kind: 'reaction', target: toReference(message), emoji, isOn });
    },
    /** Takes a message back: its words and those of its edits go. */
    redact(author: Identity, message: MessageEntry) {
      for (const [index, entry] of entries.entries()) {
        const isEdit = entry.kind === 'edit' && entry.target.seq === message.seq;
        if (entry.kind === 'message' && entry.seq === message.seq)
          entries[index] = toTombstone(entry, hashText);
        if (isEdit) entries[index] = toTombstone(entry, hashText);
      }
      return write(author, { kind: 'redaction', target: toReference(message) });
    },
  };
}

/** A header over rooms and their logs. */
export function aHeader(
  by: Identity,
  people: readonly { identity: Identity; name: string; role?: 'host' | 'member' }[],
  rooms: readonly { id: RoomId; name: string; headSeq: number }[],
): ExportHeader {
  return {
    format: EXPORT_FORMAT,
    version: 1,
    serverId,
    serverName: 'Workshop',
    exportedAt: START + 7 * DAY_MS,
    by: by.memberId,
    rooms: rooms.map((room, index) => ({
      kind: 'room',
      topic: '',
      access: 'public',
      isLobby: index === 0,
      createdBy: null,
      createdAt: START,
      memberIds: [],
      ...room,
    })),
    members: people.map(({ identity, name, role = 'member' }) => ({
      id: identity.memberId,
      publicKey: identity.publicKey,
      name,
      tag: null,
      role,
    })),
    isComplete: true,
  };
}

/** A day's talk of two in two rooms, with everything that can be in a log. */
export function aTalk() {
  const rosa = createIdentity();
  const jonas = createIdentity();
  const lobby = createLogWriter(LOBBY);
  lobby.join(rosa, 'created');
  lobby.join(jonas);
  const first = lobby.say(rosa, 'Is the laser free at three?');
  const answer = lobby.say(jonas, 'It is, until four.', first);
  lobby.edit(jonas, answer, 'It is, until half past four.');
  lobby.react(rosa, answer, '👍');
  const slip = lobby.say(rosa, 'The code of the door is swordfish');
  lobby.edit(rosa, slip, 'The code of the door is flounder');
  lobby.redact(rosa, slip);
  lobby.react(rosa, answer, '👍', false);
  lobby.rename(rosa, 'Lobby two');
  const orders = createLogWriter(ORDERS);
  orders.join(jonas, 'created');
  orders.say(jonas, 'Two sheets of plywood\nand a box of screws “M4” – <b>soon</b> & cheap');
  orders.say(jonas, 'مرحبا بالعالم');
  const header = aHeader(
    jonas,
    [
      { identity: rosa, name: 'Rosa', role: 'host' },
      { identity: jonas, name: 'Jonas' },
    ],
    [
      { id: LOBBY, name: 'Lobby', headSeq: lobby.entries.length },
      { id: ORDERS, name: 'orders', headSeq: orders.entries.length },
    ],
  );
  return { rosa, jonas, header, entries: [...lobby.entries, ...orders.entries] };
}

/** The lines of an export, each with its line break. */
export function toExport(
  header: ExportHeader,
  entries: readonly Entry[],
  by: Pick<Identity, 'sign'>,
): string[] {
  const lines = createJsonLines(header, (text) => by.sign(text));
  return [lines.head(), ...entries.map((entry) => lines.entry(entry)), lines.end()];
}
