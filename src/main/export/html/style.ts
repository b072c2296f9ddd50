import { createHash } from 'node:crypto';

const LIGHT_NAMES =
  '#7a5b9b #27767d #80642f #9c3f62 #4a6fa5 #5d6f43 #8d4f3a #5b5fa8 #3b7558 #96528b #6b6459 #a04848';
const DARK_NAMES =
  '#bda3d9 #6fbfc6 #cdb074 #e08fae #93b4e6 #a9bf8a #d99a84 #a5a8ea #82c3a2 #d698cb #b8afa2 #e39292';

/** How many colours there are for names. */
export const NAME_COLORS = LIGHT_NAMES.split(' ').length;

const toNames = (colors: string) =>
  colors
    .split(' ')
    .map((value, index) => `--n${index}:${value}`)
    .join(';');

const light = `color-scheme:light;--ground:#fff;--text:#211c16;--muted:#6a6157;--line:#e4ddd3;--soft:#f6f3ee;--accent:#b3450d;--danger:#b3261e;${toNames(LIGHT_NAMES)}`;
const dark = `color-scheme:dark;--ground:#1f1b17;--text:#efe9e1;--muted:#a99f93;--line:#3d352e;--soft:#28231e;--accent:#ff9d62;--danger:#ff8a80;${toNames(DARK_NAMES)}`;

const names = Array.from(
  { length: NAME_COLORS },
  (_, index) => `.n${index}{color:var(--n${index})}`,
);

/** The whole style of an exported page. No address in it: the page fetches nothing. */
export const STYLE = `
:root{${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
@media print{:root{${light}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
.page{max-width:50rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.3rem;line-height:1.3;margin:3rem 0 .25rem;padding-top:1.25rem;border-top:2px solid var(--line)}
h3{position:sticky;top:0;margin:1.25rem 0 .5rem;padding:.35rem 0;background:var(--ground);border-bottom:1px solid var(--line);font-size:.85rem;font-weight:600;color:var(--muted)}
p{margin:0}
a{color:var(--accent)}
a:focus-visible,:target{outline:2px solid var(--accent);outline-offset:3px;border-radius:4px}
.facts,.topic{color:var(--muted);font-size:.9rem}
.note{margin:1rem 0 0;padding:.6rem .9rem;border-inline-start:4px solid var(--accent);background:var(--soft);border-radius:4px;font-size:.9rem}
nav ul{margin:1rem 0 0;padding:0;list-style:none;columns:14rem auto}
.day{content-visibility:auto;contain-intrinsic-size:auto 40rem}
.m{display:grid;grid-template-columns:4.5rem minmax(0,1fr);column-gap:.9rem;padding:.55rem 0 0}
.m.g,.m.q,.gap{padding-top:.15rem}
.m>time{color:var(--muted);font-size:.78rem;line-height:1.5rem;text-align:end;font-variant-numeric:tabular-nums}
.who{font-weight:650}
.tag{font-weight:400;font-size:.8rem;color:var(--muted)}
.t{white-space:pre-wrap;unicode-bidi:plaintext;text-align:start}
.t+.t,.t+.k,.k+.t,.k+.k,ul.k,ol.k{margin-top:.3rem}
blockquote.k{color:inherit;font-size:inherit}
ul.k,ol.k{margin-bottom:0;padding-inline-start:1.6rem}
code{font:.88em ui-monospace,"Cascadia Mono",Consolas,monospace;background:var(--soft);border-radius:4px;padding:.05em .25em;unicode-bidi:isolate}
pre{margin:.3rem 0;padding:.5rem .7rem;background:var(--soft);border-radius:6px;overflow-x:auto;text-align:start}
pre code{background:none;padding:0;white-space:pre}
.q .b,.gone,.gap{color:var(--muted);font-style:italic}
.gap{display:block;padding-inline-start:5.4rem}
.e{color:var(--muted);font-size:.78rem}
.f{color:var(--danger);font-weight:600;font-size:.85rem}
blockquote{margin:.1rem 0 .2rem;padding:.1rem .6rem;border-inline-start:3px solid var(--line);color:var(--muted);font-size:.88rem}
blockquote a{color:inherit}
.r{display:flex;flex-wrap:wrap;gap:.3rem;margin:.3rem 0;padding:0;list-style:none;font-size:.82rem}
.r li{padding:.05rem .55rem;border:1px solid var(--line);border-radius:1rem;background:var(--soft)}
.v{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{margin-top:3rem;padding-top:1rem;border-top:2px solid var(--line);color:var(--muted);font-size:.85rem}
${names.join('\n')}
@media (max-width:34rem){.page{padding:1.25rem .9rem 3rem}.m{grid-template-columns:2.8rem minmax(0,1fr);column-gap:.6rem}.m>time{font-size:.7rem;line-height:1.15;padding-top:.3rem}.gap{padding-inline-start:3.4rem}}
@media print{.page{max-width:none;padding:0}.day{content-visibility:visible}h3{position:static;break-after:avoid}h2{break-after:avoid}.m{break-inside:avoid}pre code{white-space:pre-wrap}a{color:inherit;text-decoration:none}}
`;

/** Allows this style and nothing else: no script, no picture, no form, no address. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
