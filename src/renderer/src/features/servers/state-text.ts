import type { ConnectionView } from '../../../../shared/bridge/views';
import type { Translate } from '../../../../shared/texts';

/** How the connection stands, in a few words. */
export function toStateText(connection: ConnectionView, t: Translate): string {
  if (connection.state !== 'reconnecting') return t(`servers.state.${connection.state}`);
  const { reason } = connection;
  switch (reason) {
    case 'not_running':
    case 'no_network':
    case 'server_stopped':
    case 'server_sleeping':
    case 'awaiting_admission':
      return t(`servers.away.${reason}`);
    default:
      return t('servers.state.reconnecting');
  }
}
