import { z } from 'zod';

/** The accent colours there are, the default first. */
export const ACCENTS = ['ember', 'moss', 'lagoon', 'iris', 'plum', 'rose'] as const;
export type Accent = (typeof ACCENTS)[number];

/** How large everything is, in per cent: what may be chosen, and one step of the keys for it. */
export const TEXT_SIZE = { min: 80, max: 200, step: 10, usual: 100 } as const;

const accentSchema = z.enum(ACCENTS);
const contrastSchema = z.enum(['system', 'standard', 'more']);
const densitySchema = z.enum(['cosy', 'compact']);

/** What the page has to know before it draws for the first time, so that nothing changes its colour in front of one's eyes. */
export const lookSchema = z.object({
  accent: accentSchema,
  contrast: contrastSchema,
  density: densitySchema,
});
export type Look = z.infer<typeof lookSchema>;

/** The look as parameters of the page's address. */
export function toLookParameters({ accent, contrast, density }: Look): [string, string][] {
  return Object.entries({ accent, contrast, density });
}

/** The look that the parameters of an address say; null where they say none. */
export function readLook(parameters: Iterable<readonly [string, string]>): Look | null {
  const parsed = lookSchema.safeParse(Object.fromEntries(parameters));
  return parsed.success ? parsed.data : null;
}

/** Another text size, one step larger or smaller, or the usual one. */
export function stepTextSize(current: number, step: 'larger' | 'smaller' | 'usual'): number {
  if (step === 'usual') return TEXT_SIZE.usual;
  const wanted = current + (step === 'larger' ? TEXT_SIZE.step : -TEXT_SIZE.step);
  return Math.min(TEXT_SIZE.max, Math.max(TEXT_SIZE.min, wanted));
}
