import type { MemberView, ServerView } from '../../../../shared/bridge/views';
import { isSilentRoom } from '../../../../shared/model/notify-rule';

/** What the rail says about a server: how much is meant for oneself, and whether there is anything else new. */
export interface ServerBadge {
  forMe: number;
  hasUnread: boolean;
}

/** Adds up a server's rooms. Rooms that count nowhere (NO-3) are left out. */
export function toServerBadge(server: ServerView): ServerBadge {
  let forMe = 0;
  let hasUnread = false;
  for (const room of Object.values(server.rooms)) {
    if (isSilentRoom(room, server)) continue;
    forMe += room.kind === 'direct' ? room.unread : room.mentions;
    hasUnread ||= room.unread > 0;
  }
  return { forMe, hasUnread };
}

/** Everybody who is there now, oneself included. */
export function toPresent(server: ServerView): MemberView[] {
  return Object.values(server.members).filter((member) => member.presence !== 'offline');
}
