import { Decoder as StandardDecoder, Encoder } from 'socket.io-parser';
import { LIMITS } from '../../shared/model/limits';

/** What a peer sent that is no packet of ours. Socket.IO closes the connection when anything is thrown here. */
export class WireError extends Error {
  override name = 'WireError';
}

// Kind, the number under which an acknowledgement is wanted, and how the data begins. What is not here is nothing that
// a client of ours says: other namespaces, attachments, connection errors.
const HEAD = /^(?:0(?:\{|$)|1$|[23]\d{0,15}\[)/;

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

class Decoder extends StandardDecoder {
  override add(chunk: unknown): void {
    if (typeof chunk !== 'string') throw new WireError('binary');
    // First, because the depth is only right where nothing but digits stands before the data.
    if (!HEAD.test(chunk)) throw new WireError('no packet of ours');
    if (isNestedDeeper(chunk, LIMITS.packetDepth)) throw new WireError('nested too deep');
    super.add(chunk);
  }
}

/**
 * Socket.IO's own reader and writer of packets, for its `parser` option, with a door in front of the reader: no binary,
 * no other namespace, no depth beyond `LIMITS.packetDepth` (GU-4, GU-7).
 */
export const wireCodec = { Encoder, Decoder };
