import type { ShownRoom } from '../../../shared/bridge/views';
import type { MemberId, RoomId, ServerId } from '../../../shared/model/ids';
import {
  hasKeyword,
  toNotifyLevel,
  type NotifyLevel,
  type NotifyRule,
  type RoomRule,
} from '../../../shared/model/notify-rule';
import { toQuiet, type QuietFacts } from '../../../shared/model/quiet';
import type { Sound } from '../../../shared/model/sounds';

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
  /** By whom; left out where nobody's key is known. */
  authorId?: MemberId;
  /** By somebody of whom one does not want to hear: told nowhere. */
  isFromMuted?: boolean;
  isCaughtUp: boolean;
}

/** The rules that concern one room, from the nearest to the farthest. */
export interface NotifyRules {
  room: RoomRule;
  server: NotifyRule;
  app: NotifyLevel;
}

/** What the person sees and has chosen at the moment of the decision. */
export interface Attention {
  isWindowFocused: boolean;
  /** The conversation that the window shows, focused or not. */
  shown: ShownRoom | null;
  rules: NotifyRules;
  keywords: readonly string[];
  quiet: QuietFacts;
  /** By this machine's clock, in milliseconds. */
  now: number;
  sound: Sound;
  withText: boolean;
}

/** Whether a message is raised, how it is heard and whether its words are shown. */
export type Verdict =
  | { isRaised: true; sound: Sound; withText: boolean }
  | { isRaised: false; why: 'author' | 'rule' | 'seen' | 'quiet' };

/** NO-1 to NO-3, NO-7, NO-8, NO-10: what becomes of a message by somebody else. */
export function decide(message: NotifiableMessage, attention: Attention): Verdict {
  if (message.isFromMuted === true) return { isRaised: false, why: 'author' };
  if (!isRuledIn(message, attention)) return { isRaised: false, why: 'rule' };
  if (isBeingRead(message, attention)) return { isRaised: false, why: 'seen' };
  if (toQuiet(attention.quiet, attention.now) !== null) return { isRaised: false, why: 'quiet' };
  return { isRaised: true, sound: attention.sound, withText: attention.withText };
}

function isRuledIn(message: NotifiableMessage, { rules, keywords }: Attention): boolean {
  switch (toNotifyLevel(rules.room, rules.server, rules.app)) {
    case 'all':
      return true;
    case 'mentions':
      return message.isDirect || message.isMention || hasKeyword(message.text, keywords);
    case 'nothing':
      return false;
  }
}

function isBeingRead(
  { serverId, roomId }: NotifiableMessage,
  { isWindowFocused, shown }: Attention,
): boolean {
  return isWindowFocused && shown?.serverId === serverId && shown.roomId === roomId;
}
