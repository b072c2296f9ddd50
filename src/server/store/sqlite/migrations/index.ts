import { firstFloor } from './001-first-floor';
import { changesAndSearch } from './002-changes-and-search';
import { agreementsAndInvites } from './003-agreements-and-invites';
import { keepingOrder } from './004-keeping-order';
import { statusTexts } from './005-status-texts';
import { pictures } from './006-pictures';
import { pins } from './007-pins';

/**
 * Every step a database goes through, in order; step n makes version n. Steps are only ever added. Each has every host back up
 * everything first, and locks older versions out: what can wait comes with the next one. No statement
 * searches by the index `members_by_name`, which costs a page for each newcomer and each new name; it goes then.
 */
export const MIGRATIONS: readonly string[] = [
  firstFloor,
  changesAndSearch,
  agreementsAndInvites,
  keepingOrder,
  statusTexts,
  pictures,
  pins,
];
