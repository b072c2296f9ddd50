import { findTerm, toWords } from './search-words';

/** What raises a notification: every message, direct messages and mentions, or nothing. */
export const NOTIFY_LEVELS = ['all', 'mentions', 'nothing'] as const;
export type NotifyLevel = (typeof NOTIFY_LEVELS)[number];

/** The rule of a room or a server; `default` is as what stands above it, a room's server or the app. */
export const NOTIFY_RULES = ['default', ...NOTIFY_LEVELS] as const;
export type NotifyRule = (typeof NOTIFY_RULES)[number];

/** A room's own rule in two facts: muted is the rule `nothing`, and keeps what the rule was before. */
export interface RoomRule {
  isMuted: boolean;
  notify: NotifyRule;
}

/** The rule that a room's dialog shows as chosen. */
export function toRoomRule({ isMuted, notify }: RoomRule): NotifyRule {
  return isMuted ? 'nothing' : notify;
}

/** Takes the first of the rules that says something, from the room over its server to the app. */
export function toNotifyLevel(room: RoomRule, server: NotifyRule, app: NotifyLevel): NotifyLevel {
  const own = toRoomRule(room);
  if (own !== 'default') return own;
  return server === 'default' ? app : server;
}

/**
 * Whether a room counts nowhere (NO-3): it, or its server where it has no rule of its own, is on `nothing`. What is
 * chosen for the whole app is about notifications alone.
 */
export function isSilentRoom(room: RoomRule, server: { notify: NotifyRule }): boolean {
  return toNotifyLevel(room, server.notify, 'all') === 'nothing';
}

/** Whether one of the keywords stands in the text as whole words, by the rules of searching (SE-2). */
export function hasKeyword(text: string, keywords: readonly string[]): boolean {
  if (keywords.length === 0) return false;
  const words = toWords(text);
  return keywords.some((keyword) => {
    const wanted = toWords(keyword).map((word) => word.text);
    return wanted.length > 0 && findTerm(words, { words: wanted, isPrefix: false }).length > 0;
  });
}

/** What keywords are compared by, so that none is kept twice. */
export function toKeywordKey(keyword: string): string {
  return toWords(keyword)
    .map(({ text }) => text)
    .join(' ');
}
