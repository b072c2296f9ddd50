import type { Accent } from '../../../shared/bridge/look';

/** What an accent gives to one colour scheme. */
export interface AccentTokens {
  accent: string;
  onAccent: string;
  /** The accent under the pointer. */
  accentStrong: string;
  softAccent: string;
}

/** The looks each of which has all tokens of its own. */
export type Scheme = 'light' | 'dark' | 'lightContrast' | 'darkContrast';

/**
 * The accents, of one lightness in each scheme, so that every pair of tokens reads as well in one as in the other; the
 * tests of the tokens try them all.
 */
export const accents: Record<Accent, Record<Scheme, AccentTokens>> = {
  ember: {
    light: {
      accent: '#b3450d',
      onAccent: '#ffffff',
      accentStrong: '#96380a',
      softAccent: '#fbe6d8',
    },
    dark: {
      accent: '#ff9d62',
      onAccent: '#2a1204',
      accentStrong: '#ffb588',
      softAccent: '#43281a',
    },
    lightContrast: {
      accent: '#763000',
      onAccent: '#ffffff',
      accentStrong: '#5e2400',
      softAccent: '#feeae0',
    },
    darkContrast: {
      accent: '#feb490',
      onAccent: '#000000',
      accentStrong: '#ffccb4',
      softAccent: '#3a1e10',
    },
  },
  moss: {
    light: {
      accent: '#26752f',
      onAccent: '#ffffff',
      accentStrong: '#09611a',
      softAccent: '#dcf0dc',
    },
    dark: {
      accent: '#87c889',
      onAccent: '#051c07',
      accentStrong: '#a4d9a5',
      softAccent: '#1f3720',
    },
    lightContrast: {
      accent: '#005110',
      onAccent: '#ffffff',
      accentStrong: '#00400b',
      softAccent: '#e3f4e2',
    },
    darkContrast: {
      accent: '#97d498',
      onAccent: '#000000',
      accentStrong: '#b5e3b6',
      softAccent: '#152d17',
    },
  },
  lagoon: {
    light: {
      accent: '#00717b',
      onAccent: '#ffffff',
      accentStrong: '#035d65',
      softAccent: '#d0f1f5',
    },
    dark: {
      accent: '#58c8d4',
      onAccent: '#001b1e',
      accentStrong: '#84d9e3',
      softAccent: '#05373c',
    },
    lightContrast: {
      accent: '#034c53',
      onAccent: '#ffffff',
      accentStrong: '#013d43',
      softAccent: '#d8f5f8',
    },
    darkContrast: {
      accent: '#6ed4df',
      onAccent: '#000000',
      accentStrong: '#9ce3eb',
      softAccent: '#002d31',
    },
  },
  iris: {
    light: {
      accent: '#505ac9',
      onAccent: '#ffffff',
      accentStrong: '#4046b4',
      softAccent: '#e3e8ff',
    },
    dark: {
      accent: '#a6b5fe',
      onAccent: '#10132c',
      accentStrong: '#becaff',
      softAccent: '#292e4a',
    },
    lightContrast: {
      accent: '#3436a2',
      onAccent: '#ffffff',
      accentStrong: '#282490',
      softAccent: '#eaeefe',
    },
    darkContrast: {
      accent: '#b4c1ff',
      onAccent: '#000000',
      accentStrong: '#ccd5ff',
      softAccent: '#1f243f',
    },
  },
  plum: {
    light: {
      accent: '#98449e',
      onAccent: '#ffffff',
      accentStrong: '#822f88',
      softAccent: '#f6e2f7',
    },
    dark: {
      accent: '#ea9eee',
      onAccent: '#210d22',
      accentStrong: '#f7b8fa',
      softAccent: '#3d273e',
    },
    lightContrast: {
      accent: '#721e79',
      onAccent: '#ffffff',
      accentStrong: '#610668',
      softAccent: '#f9e8fa',
    },
    darkContrast: {
      accent: '#f4acf7',
      onAccent: '#000000',
      accentStrong: '#fbc5fd',
      softAccent: '#331d34',
    },
  },
  rose: {
    light: {
      accent: '#b83251',
      onAccent: '#ffffff',
      accentStrong: '#a21940',
      softAccent: '#ffe1e4',
    },
    dark: {
      accent: '#ff9eaa',
      onAccent: '#280b10',
      accentStrong: '#ffbbc2',
      softAccent: '#462529',
    },
    lightContrast: {
      accent: '#8d0032',
      onAccent: '#ffffff',
      accentStrong: '#710026',
      softAccent: '#fee8ea',
    },
    darkContrast: {
      accent: '#ffafb8',
      onAccent: '#000000',
      accentStrong: '#fecbd0',
      softAccent: '#3b1b20',
    },
  },
};
