import type { RateName } from '../../shared/model/rates';
import type { UpEventName, UpPayload } from '../../shared/protocol/events';

/** What one event takes, and of which rate. */
export interface Cost<E extends UpEventName> {
  rate: RateName;
  amount(payload: UpPayload<E>): number;
}

/** Texts beyond each such length count as one more entry: a disk fills by letters, not by entries. */
const LETTERS_OF_AN_ENTRY = 2_000;

const one = (rate: RateName) => ({ rate, amount: () => 1 });
const toEntries = (written: object): number => {
  const letters = 'text' in written ? String(written.text).length : 0;
  return 1 + Math.floor(letters / LETTERS_OF_AN_ENTRY);
};
const byLength = (rate: RateName) => ({ rate, amount: toEntries });

/** What every event costs (RL-1). A new event needs its line here. */
export const COSTS: { readonly [E in UpEventName]: Cost<E> } = {
  'entry:append': {
    rate: 'writing',
    amount: ({ entries }) => entries.reduce((sum, entry) => sum + toEntries(entry), 0),
  },
  'message:send': byLength('writing'),
  'message:edit': byLength('writing'),
  'message:redact': one('writing'),
  'reaction:set': one('writing'),
  'message:search': one('searching'),
  'timeline:page': one('pages'),
  'timeline:seek': one('pages'),
  'pin:list': one('pages'),
  'edit:list': one('pages'),
  'room:create': one('makingRooms'),
  'room:list': one('listingRooms'),
  'room:join': one('comingAndGoing'),
  'room:leave': one('comingAndGoing'),
  'room:invite': one('comingAndGoing'),
  'direct:open': one('comingAndGoing'),
  'room:change': one('changingRooms'),
  'marker:set': one('markers'),
  'typing:set': one('typing'),
  'presence:set': one('presence'),
  'member:rename': one('renaming'),
  'member:describe': one('describing'),
  'picture:set': one('picturing'),
  'picture:get': one('pictures'),
  'member:remove': one('keepingOrder'),
  'member:ban': one('keepingOrder'),
  'member:unban': one('keepingOrder'),
  'member:mute': one('keepingOrder'),
  'member:unmute': one('keepingOrder'),
  'member:set-role': one('keepingOrder'),
  'room:slow-mode': one('keepingOrder'),
  'audit:list': one('keepingOrder'),
  'ban:list': one('keepingOrder'),
};
