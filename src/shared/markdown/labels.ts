import type { Link } from '../model/links';

const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
/** Full stops of other scripts that names of hosts may be written with. */
const OTHER_STOPS = /[\u3002\uFF0E\uFF61\u2024]/gu;
const SCHEME = /[a-z][a-z\d+.-]*:\/\/|\b(?:mailto|javascript|data|file):/iu;
const HOSTS =
  /(?<![\p{L}\p{N}.@-])(?:[\p{L}\p{N}_-]+@)?((?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+|(?:\d{1,3}\.){3}\d{1,3}|localhost)(?::\d+)?/giu;

const withoutWww = (host: string) => host.replace(/^www\./, '');

function toHost(written: string): string {
  const url = `https://${written}`;
  return URL.canParse(url) ? new URL(url).host : written;
}

/** Every host that words name, as the network knows them. */
function hostsIn(words: string): string[] {
  return [...words.matchAll(HOSTS)].map((match) => toHost(match[0].replace(/^[^@]*@/, '')));
}

/**
 * Whether words may stand for a link: they say something, and where they look like an address, it is the link's own.
 * `[https://bank.example](https://thief.example)` is not believed.
 */
export function mayStandFor(words: string, link: Link): boolean {
  const seen = words.normalize('NFKC').replace(HIDDEN, '').replace(OTHER_STOPS, '.').trim();
  if (seen === '' || seen === '…') return false;
  if (link.kind === 'mail') {
    return seen.toLowerCase() === link.host.toLowerCase() || !/@|\./.test(seen);
  }
  const own = withoutWww(link.host);
  const hosts = hostsIn(seen);
  if (SCHEME.test(seen) && hosts.length === 0) return false;
  return hosts.every((host) => withoutWww(host) === own);
}
