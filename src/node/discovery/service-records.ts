import { decode, encode, type Answer, type DecodedPacket } from 'dns-packet';
import { z } from 'zod';
import { serverIdSchema, type ServerId } from '../../shared/model/ids';
import { LIMITS } from '../../shared/model/limits';
import { receivedName } from '../../shared/model/name-schemas';

/** Under which every Hearth server announces itself (DNS-SD, RFC 6763). */
export const SERVICE_TYPE = '_hearth._tcp.local';
/** How long an announcement holds, in seconds. */
const TTL_S = 120;
/** What a label of a DNS name may hold, in bytes. */
const LABEL_BYTES = 63;
const TXT_BYTES = 200;
const AUTHORITATIVE = 1 << 10;
/** In multicast DNS the highest bit of a record's class says that the record replaces older ones. */
const isFlush = { flush: true };

/** What a server says of itself to the whole network. Whoever hears it believes nothing of it but where to ask. */
export interface Announced {
  serverId: ServerId;
  name: string;
  /** What the person is called who hosts; null where nobody does. */
  hostName: string | null;
  port: number;
}

/** An announcement as it was heard; `isOver` where the server says goodbye. */
export interface HeardAnnouncement extends Announced {
  isOver: boolean;
}

const announcedSchema = z.object({
  serverId: serverIdSchema,
  name: receivedName(LIMITS.serverNameLength),
  hostName: receivedName(LIMITS.displayNameLength).nullable(),
  port: z.int().min(1).max(65_535),
});

/** Cuts a text to so many bytes of UTF-8 without breaking a character. */
function cutBytes(text: string, most: number): string {
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    cut += character;
  }
  return cut;
}

/** The name of the service instance: for people who look with other programs, and different for every key. */
function toInstance({ serverId, name }: Announced): string {
  const tail = ` ${serverId.slice(0, 8)}`;
  // A dot would begin another label.
  const readable = cutBytes(name.replaceAll('.', ' '), LABEL_BYTES - tail.length);
  return `${readable}${tail}.${SERVICE_TYPE}`;
}

/** Prints an announcement, or with `isOver` the goodbye, for an interface that has these IPv4 addresses. */
export function printAnnouncement(
  announced: Announced,
  addresses: readonly string[],
  isOver = false,
): Buffer {
  const instance = toInstance(announced);
  const target = `hearth-${Buffer.from(announced.serverId).toString('hex').slice(0, 32)}.local`;
  const ttl = isOver ? 0 : TTL_S;
  const text = [`k=${announced.serverId}`, `n=${cutBytes(announced.name, TXT_BYTES)}`];
  if (announced.hostName !== null) text.push(`o=${cutBytes(announced.hostName, TXT_BYTES)}`);
  const answers: Answer[] = [
    { type: 'PTR', name: SERVICE_TYPE, ttl, data: instance },
    {
      type: 'SRV',
      name: instance,
      ttl,
      ...isFlush,
      data: { port: announced.port, target, priority: 0, weight: 0 },
    },
    { type: 'TXT', name: instance, ttl, ...isFlush, data: text },
    ...addresses.map((data): Answer => ({ type: 'A', name: target, ttl, ...isFlush, data })),
  ];
  return encode({ type: 'response', flags: AUTHORITATIVE, answers });
}

/** Prints the question who is there. */
export function printQuestion(): Buffer {
  return encode({ type: 'query', questions: [{ type: 'PTR', name: SERVICE_TYPE }] });
}

/** What a packet of the network is to Hearth. */
export type HeardPacket =
  | { type: 'question' }
  | { type: 'announcements'; announcements: HeardAnnouncement[] }
  /** Damaged, or about something else. */
  | { type: 'other' };

const OTHER: HeardPacket = { type: 'other' };
const MARK = Buffer.from('_hearth');

function readText(data: unknown): Map<string, string> {
  const parts = Array.isArray(data) ? data : [data];
  const pairs = parts.map((part): [string, string] => {
    const text = Buffer.isBuffer(part) ? part.toString('utf8') : String(part);
    const at = text.indexOf('=');
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  });
  return new Map(pairs);
}

function readAnnouncements({ answers = [], additionals = [] }: DecodedPacket): HeardAnnouncement[] {
  const records = [...answers, ...additionals];
  return records.flatMap((record): HeardAnnouncement[] => {
    if (record.type !== 'SRV' || !record.name.endsWith(`.${SERVICE_TYPE}`)) return [];
    const text = records.find((one) => one.type === 'TXT' && one.name === record.name);
    if (text?.type !== 'TXT') return [];
    const values = readText(text.data);
    const read = announcedSchema.safeParse({
      serverId: values.get('k'),
      name: values.get('n') ?? '',
      hostName: values.get('o') ?? null,
      port: record.data.port,
    });
    return read.success ? [{ ...read.data, isOver: record.ttl === 0 }] : [];
  });
}

/** Reads whatever came over the network. Never throws. */
export function readPacket(bytes: Buffer): HeardPacket {
  // Most of what is said on a network is not for us, and is not worth being taken apart.
  if (bytes.length > LIMITS.announcementBytes || !bytes.includes(MARK)) return OTHER;
  try {
    const packet = decode(bytes);
    if (packet.type === 'response') {
      return { type: 'announcements', announcements: readAnnouncements(packet) };
    }
    const isAsked = packet.questions?.some(
      ({ type, name }) => name.toLowerCase() === SERVICE_TYPE && /^(PTR|ANY)$/.test(type),
    );
    return isAsked === true ? { type: 'question' } : OTHER;
  } catch {
    return OTHER;
  }
}
