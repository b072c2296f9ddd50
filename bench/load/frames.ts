/** A piece of a WebSocket stream that was cut anywhere is put together to whole frames; servers do not mask theirs. */
export class FrameReader {
  #rest: Buffer | null = null;
  /** What has come of a message that is parted into several frames. */
  #parts: Buffer[] = [];
  readonly #onText: (payload: Buffer) => void;
  readonly #onControl: (opcode: number, payload: Buffer) => void;

  /** What is handed over is only good until the call returns. */
  constructor(
    onText: (payload: Buffer) => void,
    onControl: (opcode: number, payload: Buffer) => void,
  ) {
    this.#onText = onText;
    this.#onControl = onControl;
  }

  take(chunk: Buffer): void {
    let data = chunk;
    if (this.#rest !== null) {
      data = Buffer.concat([this.#rest, chunk]);
      this.#rest = null;
    }
    let at = 0;
    while (data.length - at >= 2) {
      const opcode = (data[at] ?? 0) & 0x0f;
      const isLast = ((data[at] ?? 0) & 0x80) !== 0;
      let length = (data[at + 1] ?? 0) & 0x7f;
      let start = at + 2;
      if (length === 126) {
        if (data.length - at < 4) break;
        length = data.readUInt16BE(at + 2);
        start = at + 4;
      } else if (length === 127) {
        if (data.length - at < 10) break;
        length = Number(data.readBigUInt64BE(at + 2));
        start = at + 10;
      }
      if (data.length < start + length) break;
      const payload = data.subarray(start, start + length);
      if (opcode > 1) this.#onControl(opcode, payload);
      else if (opcode === 1 && isLast) this.#onText(payload);
      else {
        this.#parts.push(Buffer.from(payload));
        if (isLast) {
          const whole = Buffer.concat(this.#parts);
          this.#parts = [];
          this.#onText(whole);
        }
      }
      at = start + length;
    }
    if (at < data.length) this.#rest = at === 0 ? data : Buffer.from(data.subarray(at));
  }
}

/** A client's frame of text. The mask is of zeros, which leaves the payload as it is. */
export function toTextFrame(text: string | Buffer): Buffer {
  return toFrame(1, text);
}

/** A client's frame of any kind. */
export function toFrame(opcode: number, text: string | Buffer): Buffer {
  const payload = Buffer.from(text);
  const isLong = payload.length >= 126;
  if (payload.length > 0xffff) throw new Error('No message of a benchmark is so long.');
  const head = Buffer.alloc(isLong ? 8 : 6);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (isLong ? 126 : payload.length);
  if (isLong) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
