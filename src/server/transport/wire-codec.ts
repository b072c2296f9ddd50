import { EventEmitter } from 'node:events';
import { LIMITS } from '../../shared/model/limits';

/** The kinds of Socket.IO packets that Hearth speaks. Binary kinds (5 and 6) are refused. */
export const PACKET_KIND = {
  connect: 0,
  disconnect: 1,
  event: 2,
  acknowledgement: 3,
  connectError: 4,
} as const;

/** One Socket.IO packet, as Socket.IO itself names its parts. */
export interface WirePacket {
  type: number;
  nsp: string;
  data?: unknown;
  id?: number;
}

/** What a peer sent that is no packet of ours. Socket.IO closes the connection when it is thrown. */
export class WireError extends Error {
  override name = 'WireError';
}

// Names with a meaning of their own for Socket.IO or Node's emitter: an event called so would call inner listeners.
const RESERVED_EVENTS: ReadonlySet<string> = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Whether arrays and objects of a JSON text nest deeper than `limit`. Looks at characters only; parses nothing. */
export function isNestedDeeper(json: string, limit: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (isInString) {
      if (code === BACKSLASH) index += 1;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}

// Kind, and the number under which an acknowledgement is wanted. Other namespaces than the one of Hearth are not read.
const HEAD = /^([0-4])(\d{1,15})?/;

function parseJson(text: string): unknown {
  if (isNestedDeeper(text, LIMITS.packetDepth)) throw new WireError('nested too deep');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new WireError('no JSON');
  }
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEventList(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const name: unknown = value[0];
  return typeof name === 'number' || (typeof name === 'string' && !RESERVED_EVENTS.has(name));
}

function isDataOf(type: number, data: unknown): boolean {
  switch (type) {
    case PACKET_KIND.connect:
      return data === undefined || isPlainObject(data);
    case PACKET_KIND.disconnect:
      return data === undefined;
    case PACKET_KIND.event:
      return isEventList(data);
    case PACKET_KIND.acknowledgement:
      return Array.isArray(data);
    default:
      // A client has no business sending connection errors.
      return false;
  }
}

/** Reads one packet; throws a {@link WireError} for everything that is not exactly one. */
export function decodePacket(text: string): WirePacket {
  const head = HEAD.exec(text);
  if (head === null) throw new WireError('unknown kind of packet');
  const type = Number(head[1]);
  const rest = text.slice(head[0].length);
  const data = rest === '' ? undefined : parseJson(rest);
  if (!isDataOf(type, data)) throw new WireError('data of another kind');
  const packet: WirePacket = { type, nsp: '/' };
  if (data !== undefined) packet.data = data;
  if (head[2] !== undefined) packet.id = Number(head[2]);
  return packet;
}

/** Writes one packet. Nothing we send is binary, so no payload is searched for it. */
export function encodePacket(packet: WirePacket): string {
  const data = packet.data === undefined ? '' : JSON.stringify(packet.data);
  return `${packet.type}${packet.id ?? ''}${data}`;
}

class Encoder {
  encode(packet: WirePacket): string[] {
    return [encodePacket(packet)];
  }
}

class Decoder extends EventEmitter {
  add(chunk: unknown): void {
    if (typeof chunk !== 'string') throw new WireError('binary');
    this.emit('decoded', decodePacket(chunk));
  }

  destroy(): void {
    this.removeAllListeners();
  }
}

/**
 * Hearth's reader and writer of Socket.IO packets, for Socket.IO's `parser` option. Says the same on the wire as
 * Socket.IO's own and accepts less: no binary, no depth beyond `LIMITS.packetDepth` (GU-4, GU-7).
 */
export const wireCodec = { Encoder, Decoder };
