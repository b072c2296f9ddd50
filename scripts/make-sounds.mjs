// Writes the sounds of notifications into resources/sounds: `node scripts/make-sounds.mjs`. They are ours, like the code that makes them.
import './lib/node-floor.mjs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SOUNDS, toWaveFile } from './lib/sounds.mjs';

const folder = join(import.meta.dirname, '..', 'resources', 'sounds');
for (const [name, sound] of Object.entries(SOUNDS)) {
  await writeFile(join(folder, `${name}.wav`), toWaveFile(sound));
}
