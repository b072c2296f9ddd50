import { app } from 'electron/main';
import { chooseLocale, type Language, type Locale } from '../shared/texts/languages';

/**
 * The locale to speak in: the app's own first, which follows `LANGUAGE` and `--lang`, by which one app is started in
 * another language. Known once Electron is ready.
 */
export function chooseAppLocale(chosen: Language | 'system'): Locale {
  return chooseLocale(chosen, [app.getLocale(), ...app.getPreferredSystemLanguages()]);
}
