import { nativeTheme } from 'electron/main';
import { toLookParameters } from '../../shared/bridge/look';
import type { Settings } from '../../shared/bridge/settings';

/** The page's own background, so that nothing flashes before it has drawn (token `sidebar` of the theme). */
const BACKGROUND = {
  standard: { light: '#f6f3ee', dark: '#181512' },
  more: { light: '#ffffff', dark: '#000000' },
} as const;

/** The colour of a window whose page has not drawn yet. */
export function toBackground(contrast: Settings['contrast']): string {
  const isMore =
    contrast === 'more' || (contrast === 'system' && nativeTheme.shouldUseHighContrastColors);
  const grounds = isMore ? BACKGROUND.more : BACKGROUND.standard;
  return nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light;
}

/** The address of the page with the look in which it draws for the first time. */
export function withLook(address: string, settings: Settings): string {
  const url = new URL(address);
  for (const [name, value] of toLookParameters(settings)) url.searchParams.set(name, value);
  return url.href;
}
