import { PICTURE_SIDE, pictureSchema } from '../../../../../shared/model/picture';
import { toPlainWebp } from './plain-webp';

/** A file beyond this is no picture of a person. */
const FILE_BYTES = 20 * 1024 * 1024;
/** Tried in this order until the picture is small enough. */
const QUALITIES = [0.86, 0.74, 0.6, 0.45, 0.3, 0.15];

export type Made =
  | { ok: true; picture: string }
  | { ok: false; problem: 'unreadable' | 'tooLarge' };

/** Draws on a square of its own, which has no transparent places. */
type Draw = (context: CanvasRenderingContext2D) => void;

function toBlob(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', quality));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Makes a picture as it travels of what is drawn. */
export async function makePicture(draw: Draw): Promise<Made> {
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE_SIDE;
  canvas.height = PICTURE_SIDE;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return { ok: false, problem: 'unreadable' };
  draw(context);
  for (const quality of QUALITIES) {
    const blob = await toBlob(canvas, quality);
    const plain = blob === null ? null : toPlainWebp(new Uint8Array(await blob.arrayBuffer()));
    const parsed = pictureSchema.safeParse(plain === null ? '' : toBase64(plain));
    if (parsed.success) return { ok: true, picture: parsed.data };
  }
  return { ok: false, problem: 'unreadable' };
}

/** Makes a picture of the middle of a file: only what is seen of it goes on, whatever else it held. */
export async function makePictureOf(file: Blob): Promise<Made> {
  if (file.size > FILE_BYTES) return { ok: false, problem: 'tooLarge' };
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(file);
  } catch {
    return { ok: false, problem: 'unreadable' };
  }
  const side = Math.min(image.width, image.height);
  const made = await makePicture((context) => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, PICTURE_SIDE, PICTURE_SIDE);
    context.imageSmoothingQuality = 'high';
    const [x, y] = [(image.width - side) / 2, (image.height - side) / 2];
    context.drawImage(image, x, y, side, side, 0, 0, PICTURE_SIDE, PICTURE_SIDE);
  });
  image.close();
  return made;
}
