import { readLocale, toDirection } from '../../../shared/texts/languages';

/** What the page speaks, as main says in its address. Everything that formats is made for it once: another language is another page. */
export const locale = readLocale(
  new URL(location.href).searchParams.get('locale') ?? navigator.language,
);

export const isRtl = toDirection(locale.language) === 'rtl';

document.documentElement.lang = locale.tag;
document.documentElement.dir = toDirection(locale.language);
