import { LIMITS } from './limits';
import { toDrawn } from './look-alikes';
import { MESSAGE_LINK_START, parseMessageLink, type MessageLink } from './message-link';

interface Address {
  /** In plain letters, as programs take it. */
  href: string;
  /** Where it leads: host and port as the network knows them, or the mail address. Empty for invites and messages. */
  host: string;
  /** What makes its looks deceive: a name and password before the host, or a host in letters that can be taken for others. */
  trick: 'userinfo' | 'letters' | null;
}

/** An address that may be opened; nothing else in a message ever is. */
export type Link = Address &
  ({ kind: 'web' | 'mail' | 'invite' } | { kind: 'message'; target: MessageLink });

/** Where a link stands in a text, in UTF-16 units. */
export type FoundLink = Link & { start: number; end: number };

// What cannot stand in an address as people write it: spaces, controls, invisible marks, quotation marks and brackets.
const INSIDE = String.raw`[^\s\p{C}\p{Default_Ignorable_Code_Point}"<>\\^\u0060{|}«»“”„]`;
const MAIL = String.raw`mailto:[\p{L}\p{N}!#$%&'*+/=?^_~.-]+@[\p{L}\p{N}.-]+`;
const ONE = String.raw`(?:https?://|hearth://(?:join|message)/)${INSIDE}+|${MAIL}`;
const WHOLE = new RegExp(`^(?:${ONE})$`, 'iu');
// Behind a letter or a part of another address stands no beginning of one.
const ANYWHERE = new RegExp(String.raw`(?<![\p{L}\p{N}_:/\\@.+=?&#%-])(?:${ONE})`, 'giu');

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic', 'Han', 'Thai'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

const PLAIN = /^[\u0020-\u007E]*$/;

/** Whether a host has a part whose letters can be taken for others: of several scripts, or all drawn like plain ones. */
function isDeceptive(written: string): boolean {
  return written.split('.').some((part) => {
    if (PLAIN.test(part)) return false;
    const scripts = SCRIPTS.filter((script) => script.test(part.normalize('NFKC')));
    return scripts.length > 1 || PLAIN.test(toDrawn(part));
  });
}

/** Reads one whole address; null where it is none that may be opened. Never throws. */
export function readLink(text: string): Link | null {
  if (text.length > LIMITS.linkLength || !WHOLE.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.href.length > LIMITS.linkLength * 3) return null;
  const written = /^[^:]+:\/\/(?:[^/?#]*@)?([^/?#:]*)/.exec(text)?.[1] ?? '';
  switch (url.protocol) {
    case 'http:':
    case 'https:': {
      if (url.hostname === '') return null;
      const hasUser = url.username !== '' || url.password !== '' || /^[^/]*\/\/[^/?#]*@/.test(text);
      const trick = hasUser ? 'userinfo' : isDeceptive(written) ? 'letters' : null;
      return { kind: 'web', href: url.href, host: url.host, trick };
    }
    case 'mailto:': {
      const address = text.slice(text.indexOf(':') + 1);
      // Mail programs take more from what follows a question mark than people see: files, other readers.
      if (!PLAIN.test(address) || address.includes('?')) return null;
      return { kind: 'mail', href: `mailto:${address}`, host: address, trick: null };
    }
    case 'hearth:':
      if (text.toLowerCase().startsWith(MESSAGE_LINK_START)) {
        const target = parseMessageLink(text);
        return target === null
          ? null
          : { kind: 'message', href: text, host: '', trick: null, target };
      }
      return { kind: 'invite', href: text, host: '', trick: null };
    default:
      return null;
  }
}

const OPENS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** Where an address ends that a sentence goes on behind: without its full stop, without a bracket that was opened before it. */
function toEnd(text: string): number {
  let end = text.length;
  for (;;) {
    const last = text.charAt(end - 1);
    const opening = OPENS[last];
    const isLoose =
      opening !== undefined &&
      text.slice(0, end).split(last).length > text.slice(0, end).split(opening).length;
    if (!isLoose && !/[.,;:!?'*_~…’‘]/u.test(last)) return end;
    end -= 1;
  }
}

/** G3: every address in a text that may be opened, in order: `http`, `https`, `mailto`, invites, links to messages, and no other. */
export function findLinks(text: string): FoundLink[] {
  if (!text.includes(':')) return [];
  const found: FoundLink[] = [];
  for (const match of text.matchAll(ANYWHERE)) {
    const end = toEnd(match[0]);
    const link = readLink(match[0].slice(0, end));
    if (link === null) continue;
    found.push({ ...link, start: match.index, end: match.index + end });
    if (found.length === LIMITS.linksPerMessage) break;
  }
  return found;
}
