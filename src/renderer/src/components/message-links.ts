import type { AppView, RoomView } from '../../../shared/bridge/views';
import type { MessageLink } from '../../../shared/model/message-link';
import type { Translate } from '../../../shared/texts';
import { useAppView } from '../bridge/app-store';
import { toNameText } from './member-names';
import { useTexts } from './use-texts';

const findRoom = (view: AppView, { serverId, roomId }: MessageLink): RoomView | undefined =>
  view.servers[serverId]?.rooms[roomId];

/** Whether a link leads to a room that one is in (LK-3). */
export const isInRoom = (view: AppView, link: MessageLink): boolean =>
  findRoom(view, link) !== undefined;

/** What a link to a message is called: where the message stands, as far as one may see it. */
export function toMessageLinkLabel(view: AppView, link: MessageLink, t: Translate): string {
  const server = view.servers[link.serverId];
  if (server === undefined) return t('links.elsewhere');
  const room = findRoom(view, link);
  if (room === undefined) return t('links.inOtherRoom');
  // With one server alone, its name would say nothing.
  const isOneOfMany = view.serverOrder.length > 1;
  if (room.kind === 'room') {
    const names = { room: room.name, server: server.name };
    return t(isOneOfMany ? 'links.inRoomOn' : 'links.inRoom', names);
  }
  const name =
    room.otherId === null ? t('conversation.unnamed') : toNameText(server.members, room.otherId, t);
  return t(isOneOfMany ? 'links.inDirectOn' : 'links.inDirect', { name, server: server.name });
}

/** {@link toMessageLinkLabel} as it stands now. */
export function useMessageLinkLabel(link: MessageLink): string {
  const t = useTexts();
  return useAppView((view) => toMessageLinkLabel(view, link, t)) ?? t('links.elsewhere');
}
