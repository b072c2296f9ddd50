import type { ServerView } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { Translate } from '../../../../shared/texts';
import { toErrorText } from '../../components/use-texts';

/** Why a server is not there, and that Hearth connects by itself. */
export function toAwayText(server: ServerView, reason: ErrorCode, t: Translate): string {
  const facts = { server: server.name };
  // One's own computer needs no explaining to oneself.
  if (reason === 'offline' || server.isHostedHere) return t('conversation.away.lost', facts);
  switch (reason) {
    case 'unreachable':
    case 'not_running':
    case 'no_network':
    case 'server_stopped':
    case 'server_sleeping':
      return t(`conversation.away.${reason}`, facts);
    default:
      return t('conversation.away.other', { ...facts, reason: toErrorText(reason) });
  }
}
