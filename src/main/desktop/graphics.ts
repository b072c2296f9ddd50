import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { writeFileAtomically } from '../settings/write-file';

/** What Electron knows of the graphics card. */
export interface Graphics {
  /** Must be called before Electron is ready. */
  disableHardwareAcceleration(): void;
  getGPUFeatureStatus(): { gpu_compositing: string };
}

/** After so long a card is looked for again: it may be there now, or have a driver. */
const TRY_AGAIN_MS = 24 * 60 * 60 * 1_000;
/** As Chromium says that it draws without a card although it was to use one. */
const WITHOUT_CARD = 'disabled_software';

/**
 * Has Chromium draw without a graphics card where it found none it could use within the last day. To find that out it starts
 * the process that draws up to four times, while the page waits: a fifth of a second of every start on machines without
 * a card, virtual ones and terminals among them. Answers what writes down how this start went, which is known when the page is
 * drawn.
 * @param version of Electron: another one may know how to use the card
 */
export function setupGraphics(
  path: string,
  version: string,
  graphics: Graphics,
  now: () => number,
): () => Promise<void> {
  const known = readKnown(path);
  const age = now() - (known?.at ?? 0);
  if (known?.version === version && age >= 0 && age < TRY_AGAIN_MS) {
    graphics.disableHardwareAcceleration();
    // Nothing new was found out.
    return async () => {};
  }
  return async () => {
    const isWithout = graphics.getGPUFeatureStatus().gpu_compositing === WITHOUT_CARD;
    if (isWithout) await writeFileAtomically(path, JSON.stringify({ version, at: now() }));
    else if (known !== null) await rm(path, { force: true });
  };
}

/** Read by hand: it is read before there is a window, and there are no schemas yet. */
function readKnown(path: string): { version: string; at: number } | null {
  try {
    const { version, at } = Object(JSON.parse(readFileSync(path, 'utf8'))) as Record<
      string,
      unknown
    >;
    return typeof version === 'string' && typeof at === 'number' ? { version, at } : null;
  } catch {
    // Not there, or nothing that was written here: a card is looked for.
    return null;
  }
}
