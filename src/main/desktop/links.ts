import type { MessageBoxOptions } from 'electron/main';
import { readLink, type Link } from '../../shared/model/links';
import type { MessageLink } from '../../shared/model/message-link';
import { failure, success, type Result } from '../../shared/lib/result';
import type { Log } from '../../shared/lib/log';
import { parseInvite } from '../../shared/protocol/invite';
import type { Translate } from '../../shared/texts';

/** What the person answered. */
export interface LinkAnswer {
  isAgreed: boolean;
  /** Not to be asked again for this host before the app ends. */
  isRemembered: boolean;
}

/** Opens addresses that stand in messages, each host once the person has agreed. */
export interface LinkOpener {
  open(url: string): Promise<Result<{ isOpened: boolean }>>;
}

/**
 * Creates the opener. Main asks by itself, with the address as it will be opened: a page that somebody has taken over
 * cannot open anything unseen (G3).
 */
export function createLinkOpener(deps: {
  ask: (link: Link) => Promise<LinkAnswer>;
  openExternal: (href: string) => Promise<void>;
  openInvite: (input: string) => void;
  openMessage: (link: MessageLink) => void;
  log: Log;
}): LinkOpener {
  const { ask, openExternal, openInvite, openMessage, log } = deps;
  const agreed = new Set<string>();
  let isAsking = false;

  async function isAgreed(link: Link): Promise<boolean> {
    const key = `${link.kind} ${link.host}`;
    if (link.trick === null && agreed.has(key)) return true;
    // One question at a time: nobody reads the second of two.
    if (isAsking) return false;
    isAsking = true;
    try {
      const answer = await ask(link);
      if (answer.isAgreed && answer.isRemembered && link.trick === null) agreed.add(key);
      return answer.isAgreed;
    } finally {
      isAsking = false;
    }
  }

  return {
    async open(url) {
      const link = readLink(url);
      if (link === null) return failure('bad_request', 'This is no address that may be opened.');
      // Inside of the app: there is no other host to ask about.
      if (link.kind === 'message') {
        openMessage(link.target);
        return success({ isOpened: true });
      }
      if (parseInvite(url) !== null) {
        openInvite(url);
        return success({ isOpened: true });
      }
      if (link.kind === 'invite') return failure('invite_invalid', 'This invite is damaged.');
      if (!(await isAgreed(link))) return success({ isOpened: false });
      try {
        await openExternal(link.href);
        return success({ isOpened: true });
      } catch {
        log.warn('the system opens no such address', { kind: link.kind });
        return failure('unavailable', 'The system did not open it.');
      }
    },
  };
}

const MOST_SHOWN = 300;

/** The question before an address is opened; the last button opens it. */
export function toLinkQuestion({ kind, href, host, trick }: Link, t: Translate): MessageBoxOptions {
  const shown = href.length > MOST_SHOWN ? `${href.slice(0, MOST_SHOWN)}…` : href;
  const warning = trick === null ? [] : [t(`desktop.linkTrick.${trick}`, { host })];
  return {
    type: trick === null ? 'question' : 'warning',
    title: t('common.appName'),
    message: t(kind === 'mail' ? 'desktop.linkMail' : 'desktop.linkWeb', { host }),
    detail: [...warning, kind === 'mail' ? t('desktop.linkMailDetail') : shown].join('\n\n'),
    buttons: [t('common.cancel'), t('desktop.linkOpen')],
    defaultId: trick === null ? 1 : 0,
    cancelId: 0,
    noLink: true,
    ...(trick === null ? { checkboxLabel: t('desktop.linkRemember', { host }) } : {}),
  };
}
