/** The tones of skin, the first of which is none. */
export const TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'] as const;
export type Tone = (typeof TONES)[number];
export const TONE_NAMES = ['none', 'light', 'mediumLight', 'medium', 'mediumDark', 'dark'] as const;

const KEY = 'hearth.skinTone';

/** The tone that was chosen last on this device. */
export function readTone(storage: Storage): Tone {
  return TONES.find((tone) => tone === storage.getItem(KEY)) ?? '';
}

/** Remembers, on this device, which tone to show. */
export function rememberTone(storage: Storage, tone: Tone): void {
  storage.setItem(KEY, tone);
}

/** An emoji in a tone, of those that have them. Two people who hold hands have one hand in between. */
export function toTone(
  { emoji, hasTones }: { emoji: string; hasTones: boolean },
  tone: Tone,
): string {
  if (!hasTones || tone === '') return emoji;
  return emoji.replace(/(?!(?<=\u200D)🤝)(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${tone}`);
}
