/** Every colour of the interface, by what it is for. The same names in light and dark. */
export interface Tokens {
  rail: string;
  sidebar: string;
  surface: string;
  raised: string;
  text: string;
  muted: string;
  line: string;
  /** Borders of fields and other controls, which must be seen without their text. */
  control: string;
  accent: string;
  onAccent: string;
  /** The accent under the pointer. */
  accentStrong: string;
  softAccent: string;
  hover: string;
  selected: string;
  mention: string;
  code: string;
  /** What code is made of, on the ground of code. */
  codeKeyword: string;
  codeString: string;
  codeNumber: string;
  codeName: string;
  online: string;
  away: string;
  danger: string;
  onDanger: string;
  softDanger: string;
}
export type Token = keyof Tokens;

export const lightTokens: Tokens = {
  rail: '#ece7e0',
  sidebar: '#f6f3ee',
  surface: '#ffffff',
  raised: '#ffffff',
  text: '#211c16',
  muted: '#6a6157',
  line: '#e4ddd3',
  control: '#948a7d',
  accent: '#b3450d',
  onAccent: '#ffffff',
  accentStrong: '#96380a',
  softAccent: '#fbe6d8',
  hover: '#efe9e1',
  selected: '#e9e0d4',
  mention: '#fff4d9',
  code: '#f4f0ea',
  codeKeyword: '#8a2f7a',
  codeString: '#2a6a3c',
  codeNumber: '#8f4700',
  codeName: '#285a9b',
  online: '#2c7a4b',
  away: '#a8690a',
  danger: '#b3261e',
  onDanger: '#ffffff',
  softDanger: '#fbe5e3',
};

export const darkTokens: Tokens = {
  rail: '#12100d',
  sidebar: '#181512',
  surface: '#1f1b17',
  raised: '#28231e',
  text: '#efe9e1',
  muted: '#a99f93',
  line: '#322b25',
  control: '#7d7266',
  accent: '#ff9d62',
  onAccent: '#2a1204',
  accentStrong: '#ffb588',
  softAccent: '#43281a',
  hover: '#272119',
  selected: '#33291f',
  mention: '#3a2f17',
  code: '#171411',
  codeKeyword: '#dba3e0',
  codeString: '#93c99a',
  codeNumber: '#e6b673',
  codeName: '#8fb8ee',
  online: '#6cc28e',
  away: '#e3b04f',
  danger: '#ff8a80',
  onDanger: '#33100c',
  softDanger: '#44211e',
};

const names = Object.keys(lightTokens) as Token[];

/** The tokens as CSS: `color.muted` is a variable that follows the theme. Use these in styles, never a hex value. */
export const color = Object.fromEntries(
  names.map((name) => [name, `var(--hearth-palette-tokens-${name})`]),
) as unknown as Readonly<Tokens>;

/** A border on raised ground, where `color.line` alone would hardly be seen in the dark. */
export const edge = `color-mix(in srgb, ${color.control} 45%, ${color.line})`;

/** The one shadow: composer, menus, dialogs. */
export const shadow = 'var(--hearth-shadow)';

/** Sizes of the layout in pixels. */
export const size = { rail: 64, sidebar: 248, members: 232, header: 53 } as const;

/** Corner radii in pixels. */
export const radius = { row: 8, control: 10, composer: 12, card: 16 } as const;

/** Widths in pixels under which the layout changes: members become a drawer; everything becomes one column. */
export const width = { drawer: 1050, column: 700 } as const;

/** The longest any movement may last, in milliseconds. */
export const MOTION_MS = 120;

/** The system's fixed-width face, for code, addresses and keys. */
export const monospace = 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, monospace';

/** Media query under which members are a drawer. */
export const underDrawer = `@media (max-width: ${width.drawer - 0.02}px)`;
/** Media query under which there is one column. */
export const underColumn = `@media (max-width: ${width.column - 0.02}px)`;
