import chime from '../../../../resources/sounds/chime.wav';
import drop from '../../../../resources/sounds/drop.wav';
import ember from '../../../../resources/sounds/ember.wav';
import wood from '../../../../resources/sounds/wood.wav';
import type { BundledSound } from '../../../shared/model/sounds';

const FILES: Record<BundledSound, string> = { ember, chime, drop, wood };

let output: AudioContext | null = null;
const loaded = new Map<BundledSound, Promise<AudioBuffer>>();

async function load(sound: BundledSound, context: AudioContext): Promise<AudioBuffer> {
  const answer = await fetch(FILES[sound]);
  return context.decodeAudioData(await answer.arrayBuffer());
}

/** Plays a sound that comes with the app. A machine that cannot be heard is no trouble: nothing is told of it. */
export async function playSound(sound: BundledSound): Promise<void> {
  try {
    // Made when first needed: it opens the machine's output.
    output ??= new AudioContext();
    const context = output;
    if (context.state === 'suspended') await context.resume();
    const known = loaded.get(sound) ?? load(sound, context);
    loaded.set(sound, known);
    const source = context.createBufferSource();
    source.buffer = await known;
    source.connect(context.destination);
    source.start();
  } catch {
    loaded.delete(sound);
  }
}
