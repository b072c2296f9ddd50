/** The accent colours there are, the default first. */
export const ACCENTS = ['ember', 'moss', 'lagoon', 'iris', 'plum', 'rose'] as const;
export type Accent = (typeof ACCENTS)[number];

/** `more`: high contrast, in light and dark; `system`: when the system asks for it. */
export const CONTRASTS = ['system', 'standard', 'more'] as const;
/** How much room lies between the lines of lists, the default first. */
export const DENSITIES = ['cosy', 'compact'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;

/** How large everything is, in per cent: what may be chosen, and one step of the keys for it. */
export const TEXT_SIZE = { min: 80, max: 200, step: 10, usual: 100 } as const;

/** What the page has to know before it draws for the first time, so that nothing changes its colour in front of one's eyes. */
export interface Look {
  accent: Accent;
  contrast: (typeof CONTRASTS)[number];
  density: (typeof DENSITIES)[number];
}

/** How it looks until somebody chooses. */
export const DEFAULT_LOOK: Readonly<Look> = {
  accent: 'ember',
  contrast: 'system',
  density: 'cosy',
};

/** The one of `choices` that this is, whatever it is; null where it is none of them. */
export function chooseAmong<T extends string>(choices: readonly T[], value: unknown): T | null {
  return choices.find((choice) => choice === value) ?? null;
}

/** The look as parameters of the page's address. */
export function toLookParameters({ accent, contrast, density }: Look): [string, string][] {
  return Object.entries({ accent, contrast, density });
}

/** The look that the parameters of an address say; null where they say none. */
export function readLook(parameters: Iterable<readonly [string, string]>): Look | null {
  // By hand: main and page read this before anything else, and a library of schemas comes later.
  const said = new Map(parameters);
  const accent = chooseAmong(ACCENTS, said.get('accent'));
  const contrast = chooseAmong(CONTRASTS, said.get('contrast'));
  const density = chooseAmong(DENSITIES, said.get('density'));
  if (accent === null || contrast === null || density === null) return null;
  return { accent, contrast, density };
}

/** Another text size, one step larger or smaller, or the usual one. */
export function stepTextSize(current: number, step: 'larger' | 'smaller' | 'usual'): number {
  if (step === 'usual') return TEXT_SIZE.usual;
  const wanted = current + (step === 'larger' ? TEXT_SIZE.step : -TEXT_SIZE.step);
  return Math.min(TEXT_SIZE.max, Math.max(TEXT_SIZE.min, wanted));
}
