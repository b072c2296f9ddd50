// The sounds of notifications, made of nothing but sums of decaying sines: a second of each costs 44 KB, so they are short.

const RATE = 22_050;
/** What the loudest sample of a sound is, of what a file can hold: none of them startles anybody. */
const PEAK = 0.5;
/** Sounds begin and end in silence, without a click. */
const EDGE_SECONDS = 0.004;

/**
 * One struck tone: when it begins, its pitch in hertz, how loud it is beside the others, how fast it dies away, and the
 * parts that sound along with it as [times its pitch, loudness, how much faster they die away]. `bend` is the pitch it
 * begins with, as a part of its own, and `bendSeconds` how soon it is there.
 * @typedef {{
 *   at: number, pitch: number, loudness: number, decaySeconds: number,
 *   parts?: [times: number, loudness: number, faster: number][],
 *   bend?: number, bendSeconds?: number,
 * }} Tone
 */

/** @type {Tone['parts']} */
const BELL = [
  [2, 0.35, 1.6],
  [3.01, 0.18, 2.4],
  [5.43, 0.07, 4],
];
/** @type {Tone['parts']} */
const BAR = [
  [3.93, 0.3, 3],
  [9.2, 0.1, 6],
];

/**
 * Every sound: how long it is, and its tones.
 * @type {Record<'ember' | 'chime' | 'drop' | 'wood', { seconds: number, tones: Tone[] }>}
 */
export const SOUNDS = {
  // Two soft tones, a fifth up: somebody has come in.
  ember: {
    seconds: 0.62,
    tones: [
      { at: 0, pitch: 440, loudness: 0.8, decaySeconds: 0.11, parts: [[2, 0.2, 1.5]] },
      { at: 0.11, pitch: 659.26, loudness: 1, decaySeconds: 0.15, parts: [[2, 0.2, 1.5]] },
    ],
  },
  // Three notes of a chord on small bells.
  chime: {
    seconds: 0.66,
    tones: [
      { at: 0, pitch: 1046.5, loudness: 0.7, decaySeconds: 0.12, parts: BELL },
      { at: 0.08, pitch: 1318.5, loudness: 0.7, decaySeconds: 0.12, parts: BELL },
      { at: 0.16, pitch: 1568, loudness: 0.8, decaySeconds: 0.14, parts: BELL },
    ],
  },
  // One drop of water: its pitch rises while it rings.
  drop: {
    seconds: 0.32,
    tones: [
      { at: 0, pitch: 1180, loudness: 1, decaySeconds: 0.06, bend: 0.45, bendSeconds: 0.05 },
      { at: 0.1, pitch: 1480, loudness: 0.5, decaySeconds: 0.05, bend: 0.5, bendSeconds: 0.04 },
    ],
  },
  // Two knocks on wood.
  wood: {
    seconds: 0.36,
    tones: [
      { at: 0, pitch: 392, loudness: 1, decaySeconds: 0.045, parts: BAR },
      { at: 0.13, pitch: 329.63, loudness: 0.85, decaySeconds: 0.05, parts: BAR },
    ],
  },
};

/**
 * One sample of a tone, `seconds` after its beginning.
 * @param {Tone} tone
 * @param {number} seconds
 */
function sampleTone(
  { pitch, loudness, decaySeconds, parts = [], bend = 1, bendSeconds = 1 },
  seconds,
) {
  // The phase is the sum of a pitch that goes from bend × pitch to pitch, a little slower all the time.
  const bent = (bend - 1) * bendSeconds * (1 - Math.exp(-seconds / bendSeconds));
  const phase = 2 * Math.PI * pitch * (seconds + bent);
  let value = 0;
  /** @type {NonNullable<Tone['parts']>} */
  const all = [[1, 1, 1], ...parts];
  for (const [times, loud, faster] of all) {
    value += loud * Math.sin(phase * times) * Math.exp((-seconds * faster) / decaySeconds);
  }
  const attack = Math.min(1, seconds / EDGE_SECONDS);
  return loudness * attack * value;
}

/**
 * A sound as samples between -32768 and 32767.
 * @param {{ seconds: number, tones: Tone[] }} sound
 */
export function toSamples({ seconds, tones }) {
  const length = Math.round(seconds * RATE);
  const values = Array.from({ length }, (_, index) => {
    const now = index / RATE;
    const left = (length - 1 - index) / RATE;
    const sum = tones.reduce(
      (total, tone) => (now < tone.at ? total : total + sampleTone(tone, now - tone.at)),
      0,
    );
    // The last fifth fades out.
    return sum * Math.min(1, left / (seconds / 5));
  });
  const loudest = Math.max(...values.map(Math.abs));
  return Int16Array.from(values, (value) => Math.round((value / loudest) * PEAK * 32_767));
}

/**
 * A sound as a file: RIFF WAVE, one channel, 16 bits.
 * @param {{ seconds: number, tones: Tone[] }} sound
 */
export function toWaveFile(sound) {
  const samples = toSamples(sound);
  const head = Buffer.alloc(44);
  const dataBytes = samples.length * 2;
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + dataBytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(dataBytes, 40);
  const data = Buffer.alloc(dataBytes);
  samples.forEach((sample, index) => data.writeInt16LE(sample, index * 2));
  return Buffer.concat([head, data]);
}
