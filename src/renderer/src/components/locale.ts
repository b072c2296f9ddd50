import { readLocale, toDirection } from '../../../shared/texts/languages';

/** What the page speaks, as main says in its address. Everything that formats is made for it once: another language is another page. */
export const locale = readLocale(
  new URL(location.href).searchParams.get('locale') ?? navigator.language,
);

const page = document.documentElement;
page.lang = locale.tag;
// A page that was given a direction before keeps it: so one looks at the mirrored app without reading Arabic.
page.dir ||= toDirection(locale.language);

export const isRtl = page.dir === 'rtl';
