import type { Settings } from '../../../shared/bridge/settings';
import type { RoomId, ServerId } from '../../../shared/model/ids';

/** What a decision needs to know of a message by somebody else. */
export interface NotifiableMessage {
  serverId: ServerId;
  roomId: RoomId;
  seq: number;
  /** Empty for direct rooms. */
  roomName: string;
  authorName: string;
  text: string;
  isDirect: boolean;
  isMention: boolean;
  isMuted: boolean;
  isCaughtUp: boolean;
}

/** What the person sees and has chosen at the moment of the decision. */
export interface Attention {
  isWindowFocused: boolean;
  /** The conversation that the window shows, focused or not. */
  shown: { serverId: ServerId; roomId: RoomId } | null;
  notify: Settings['notify'];
}

/** NO-1 to NO-3: whether this message may raise a notification. */
export function isWorthNotifying(message: NotifiableMessage, attention: Attention): boolean {
  if (message.isMuted || attention.notify === 'nothing') return false;
  if (isBeingRead(message, attention)) return false;
  return attention.notify === 'all' || message.isDirect || message.isMention;
}

function isBeingRead(
  { serverId, roomId }: NotifiableMessage,
  { isWindowFocused, shown }: Attention,
): boolean {
  return isWindowFocused && shown?.serverId === serverId && shown.roomId === roomId;
}
