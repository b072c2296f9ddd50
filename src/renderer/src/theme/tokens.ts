import { accents, type AccentTokens, type Scheme } from './accents';

/** Every colour of the interface, by what it is for. The same names in light and dark. */
export interface Tokens extends AccentTokens {
  rail: string;
  sidebar: string;
  surface: string;
  raised: string;
  text: string;
  muted: string;
  line: string;
  /** Borders of fields and other controls, which must be seen without their text. */
  control: string;
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

const lightTokens: Tokens = {
  rail: '#ece7e0',
  sidebar: '#f6f3ee',
  surface: '#ffffff',
  raised: '#ffffff',
  text: '#211c16',
  muted: '#6a6157',
  line: '#e4ddd3',
  control: '#948a7d',
  ...accents.ember.light,
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

const darkTokens: Tokens = {
  rail: '#12100d',
  sidebar: '#181512',
  surface: '#1f1b17',
  raised: '#28231e',
  text: '#efe9e1',
  muted: '#a99f93',
  line: '#322b25',
  control: '#7d7266',
  ...accents.ember.dark,
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

/** For eyes that need it: grounds that are all white, words at 7:1 or better, lines and fields that are seen. */
const lightContrastTokens: Tokens = {
  rail: '#ffffff',
  sidebar: '#ffffff',
  surface: '#ffffff',
  raised: '#ffffff',
  text: '#000000',
  muted: '#33302c',
  line: '#6b655d',
  control: '#1c1a17',
  ...accents.ember.lightContrast,
  hover: '#efede9',
  selected: '#dedad4',
  mention: '#fff3c4',
  code: '#f4f2ef',
  codeKeyword: '#5c1477',
  codeString: '#0b4d29',
  codeNumber: '#6a3400',
  codeName: '#0a3f7a',
  online: '#0e5730',
  away: '#714300',
  danger: '#8c1009',
  onDanger: '#ffffff',
  softDanger: '#fdeeec',
};

const darkContrastTokens: Tokens = {
  rail: '#000000',
  sidebar: '#000000',
  surface: '#000000',
  raised: '#0d0c0b',
  text: '#ffffff',
  muted: '#dbd6cf',
  line: '#8f867b',
  control: '#e6e0d8',
  ...accents.ember.darkContrast,
  hover: '#1e1b18',
  selected: '#332e29',
  mention: '#2e2608',
  code: '#12100e',
  codeKeyword: '#e6b3ff',
  codeString: '#9fe3b4',
  codeNumber: '#ffcf8f',
  codeName: '#a9d1ff',
  online: '#86e0aa',
  away: '#f5c768',
  danger: '#ffb3ac',
  onDanger: '#2a0502',
  softDanger: '#3a1714',
};

/** All tokens by scheme, in ember. */
export const schemes: Record<Scheme, Tokens> = {
  light: lightTokens,
  dark: darkTokens,
  lightContrast: lightContrastTokens,
  darkContrast: darkContrastTokens,
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
export const size = { rail: 64, sidebar: 248, members: 232, header: 53, leastMain: 240 } as const;

/** Room in lists, which is less where the person likes it compact; as CSS, set by the theme. */
export const room = {
  /** Above the first message of a group. */
  group: 'var(--hearth-room-group)',
  /** Under each message. */
  message: 'var(--hearth-room-message)',
  /** The least height of a line in a list of rooms. */
  line: 'var(--hearth-room-line)',
  /** Above and under a line in a list of people. */
  person: 'var(--hearth-room-person)',
} as const;

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
