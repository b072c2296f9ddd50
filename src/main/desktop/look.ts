import { nativeTheme } from 'electron/main';
import { toLookParameters, type Look } from '../../shared/bridge/look';

/** The page's own background, so that nothing flashes before it has drawn (token `sidebar` of the theme). */
const BACKGROUND = {
  standard: { light: '#f6f3ee', dark: '#181512' },
  more: { light: '#ffffff', dark: '#000000' },
} as const;

/** The colour of a window whose page has not drawn yet. */
export function toBackground(contrast: Look['contrast']): string {
  const isMore =
    contrast === 'more' || (contrast === 'system' && nativeTheme.shouldUseHighContrastColors);
  const grounds = isMore ? BACKGROUND.more : BACKGROUND.standard;
  return nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light;
}

/** The address of the page with what it must know before it draws for the first time: its language, and its look. */
export function toPageUrl(page: string, localeTag: string, look: Look): string {
  const url = new URL(page);
  url.searchParams.set('locale', localeTag);
  for (const [name, value] of toLookParameters(look)) url.searchParams.set(name, value);
  return url.href;
}
