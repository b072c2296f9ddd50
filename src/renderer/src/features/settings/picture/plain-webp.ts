const CONTAINER_BYTES = 12;
const CHUNK_HEAD_BYTES = 8;

const textAt = (bytes: Uint8Array, at: number) =>
  String.fromCharCode(...bytes.subarray(at, at + 4));

/**
 * The one frame of a WebP file in a container of its own: without the profiles and remarks that an encoder may put beside
 * it. null where there is no lossy frame.
 */
export function toPlainWebp(file: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (textAt(file, 0) !== 'RIFF' || textAt(file, 8) !== 'WEBP') return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = CONTAINER_BYTES;
  while (at + CHUNK_HEAD_BYTES <= file.length) {
    const size = view.getUint32(at + 4, true);
    const end = at + CHUNK_HEAD_BYTES + size + (size % 2);
    if (end > file.length) return null;
    if (textAt(file, at) === 'VP8 ') {
      const plain = new Uint8Array(CONTAINER_BYTES + end - at);
      plain.set(file.subarray(0, CONTAINER_BYTES));
      plain.set(file.subarray(at, end), CONTAINER_BYTES);
      new DataView(plain.buffer).setUint32(4, plain.length - CHUNK_HEAD_BYTES, true);
      return plain;
    }
    at = end;
  }
  return null;
}
