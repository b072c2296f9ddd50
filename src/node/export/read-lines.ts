/** One line of a file as it stands there. */
export interface Line {
  /** Counted from 1. */
  number: number;
  /** With its line break, where it has one. null where the line is too long to be held. */
  bytes: Uint8Array | null;
  /** Without the line break; null where it is too long or not UTF-8. */
  text: string | null;
}

const NEWLINE = 0x0a;

/** Cuts a stream of bytes into lines; holds no more than one line of at most `maxBytes`. `skipped` hears the bytes of longer ones. */
export async function* readLines(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  skipped: (bytes: Uint8Array) => void,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let isTooLong = false;
  let number = 0;

  const add = (bytes: Uint8Array) => {
    if (!isTooLong && heldBytes + bytes.length > maxBytes) {
      isTooLong = true;
      held.forEach(skipped);
      held = [];
    }
    if (isTooLong) skipped(bytes);
    else held.push(bytes);
    heldBytes += bytes.length;
  };

  const take = (): Line => {
    number += 1;
    const bytes = isTooLong ? null : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    isTooLong = false;
    if (bytes === null) return { number, bytes, text: null };
    const isEnded = bytes.at(-1) === NEWLINE;
    try {
      const text = decoder.decode(isEnded ? bytes.subarray(0, -1) : bytes);
      return { number, bytes, text };
    } catch {
      return { number, bytes, text: null };
    }
  };

  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end + 1));
      yield take();
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (heldBytes > 0) yield take();
}
