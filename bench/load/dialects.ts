import { createIdentity, type Identity } from '../../src/node/identity';
import { hashText } from '../../src/node/keys';
import { newUuid } from '../../src/node/uuid';
import { clientIdSchema, roomIdSchema, serverIdSchema } from '../../src/shared/model/ids';
import { toAuthSigningText, toEntrySigningText } from '../../src/shared/protocol/signing';
import { PROTOCOL } from '../../src/shared/protocol/version';
import { toTextFrame } from './frames';
import type { Dialect, Target } from './messages';

/** Letters of a message. */
const MESSAGE_LENGTH = 200;
const ID_DIGITS = 8;
const IDS = /(\d{8})\|/g;

/** What a packet of a server is to a load. */
export type Heard =
  | { kind: 'told' }
  | { kind: 'acknowledged'; id: number; isOk: boolean }
  /** The connection is ready for messages. */
  | { kind: 'entered' }
  | { kind: 'ping' }
  /** The server wants to know who one is. */
  | { kind: 'asked' }
  | { kind: 'refused'; why: string }
  | { kind: 'nothing' };

/** Where a member of Hearth is. */
export interface Place {
  roomId: string;
  headSeq: number;
}

/** The message of a round: as long as every other, and known by its number wherever it is met. */
export const toText = (id: number): string =>
  `${String(id).padStart(ID_DIGITS, '0')}|`.padEnd(MESSAGE_LENGTH, 'abcdefghij ');

/** The numbers of the messages in what a server tells, in whatever way it speaks. */
export const readIds = (payload: Buffer): number[] =>
  [...payload.toString('latin1').matchAll(IDS)].map(([, id]) => Number(id));

/** The path of a server's WebSocket. */
export const toPath = (dialect: Dialect): string =>
  dialect === 'raw' ? '/' : '/socket.io/?EIO=4&transport=websocket';

const startsWith = (payload: Buffer, text: string): boolean =>
  payload.length >= text.length && payload.toString('latin1', 0, text.length) === text;

function readAcknowledgement(payload: Buffer, from: number): Heard {
  const head = payload.toString('latin1', from, from + 40);
  // Socket.IO answers without an argument, Hearth with a result.
  return {
    kind: 'acknowledged',
    id: Number.parseInt(head, 10),
    isOk: !head.includes('"ok":false'),
  };
}

/** Understands one packet. */
export function hear(dialect: Dialect, payload: Buffer): Heard {
  if (dialect === 'raw') {
    return payload[0] === 0x61 ? readAcknowledgement(payload, 1) : { kind: 'told' };
  }
  const [engine, kind] = payload;
  if (engine === 0x30) return { kind: 'asked' };
  if (engine === 0x32) return { kind: 'ping' };
  if (engine !== 0x34) return { kind: 'nothing' };
  if (kind === 0x33) return readAcknowledgement(payload, 2);
  if (kind === 0x34) return { kind: 'refused', why: payload.toString('utf8', 2) };
  if (dialect === 'socket-io') {
    if (kind === 0x30) return { kind: 'entered' };
    return startsWith(payload, '42["message"') ? { kind: 'told' } : { kind: 'nothing' };
  }
  if (startsWith(payload, '42["entry:appended"')) return { kind: 'told' };
  if (startsWith(payload, '42["session:welcomed"')) return { kind: 'entered' };
  return startsWith(payload, '42["session:ended"')
    ? { kind: 'refused', why: payload.toString('utf8', 2) }
    : { kind: 'nothing' };
}

/** Who one is: what a server is answered that asks. */
export function toIntroduction(
  { dialect, serverId }: Target,
  member: Identity | null,
  exporter: string,
): Buffer {
  if (dialect !== 'hearth' || member === null) return toTextFrame('40');
  const text = toAuthSigningText(serverIdSchema.parse(serverId), exporter);
  const { publicKey, sign } = member;
  const auth = { protocol: PROTOCOL, publicKey, name: 'Load', signature: sign(text) };
  return toTextFrame(`40${JSON.stringify(auth)}`);
}

/** A member to be, where the server knows members. */
export const toMember = ({ dialect }: Target): Identity | null =>
  dialect === 'hearth' ? createIdentity() : null;

/** A message, as an app of this server would send it: Hearth's are signed. */
export function toMessageFrame(
  { dialect, serverId }: Target,
  member: Identity | null,
  place: Place | null,
  id: number,
): Buffer {
  const text = toText(id);
  if (dialect === 'raw') return toTextFrame(`${id}#${text}`);
  if (member === null || place === null) {
    return toTextFrame(`42${id}${JSON.stringify(['message', text])}`);
  }
  const roomId = roomIdSchema.parse(place.roomId);
  const clientId = clientIdSchema.parse(newUuid());
  const signature = member.sign(
    toEntrySigningText(
      { serverId: serverIdSchema.parse(serverId), roomId, clientId },
      { kind: 'message', textHash: hashText(text) },
    ),
  );
  const payload = { roomId, clientId, text, signature };
  return toTextFrame(`42${id}${JSON.stringify(['message:send', payload])}`);
}

/** A question to Hearth. Nobody asks a second one before the first is answered. */
const toQuestion = (event: string, payload: object): Buffer =>
  toTextFrame(`420${JSON.stringify([event, payload])}`);

/** Makes a room for everybody. */
export const toNewRoom = (name: string): Buffer =>
  toQuestion('room:create', { name, access: 'public' });

/** Comes into a room. */
export const toJoining = (roomId: string): Buffer => toQuestion('room:join', { roomId });

/** The room that was made. */
export function readNewRoom(payload: Buffer): Place {
  const text = payload.toString('utf8');
  const [answer] = JSON.parse(text.slice(text.indexOf('['))) as [
    { ok: boolean; value?: { room: { id: string; headSeq: number } } },
  ];
  if (answer.value === undefined) throw new Error(`No room was made: ${text}`);
  return { roomId: answer.value.room.id, headSeq: answer.value.room.headSeq };
}

/** The question for what one has missed. */
export const toCatchUp = ({ roomId, headSeq }: Place, missed: number): Buffer =>
  toQuestion('timeline:page', { roomId, after: headSeq - missed, limit: 200 });

/** The lobby, as the welcome tells of it. */
export function readPlace(payload: Buffer): Place {
  const [, welcome] = JSON.parse(payload.toString('utf8', 2)) as [
    string,
    { rooms: { id: string; isLobby: boolean; headSeq: number }[] },
  ];
  const lobby = welcome.rooms.find((room) => room.isLobby);
  if (lobby === undefined) throw new Error('The welcome tells of no lobby.');
  return { roomId: lobby.id, headSeq: lobby.headSeq };
}
