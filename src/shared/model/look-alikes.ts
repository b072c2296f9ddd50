import { atHand } from '../lib/at-hand';
import type { MemberId } from './ids';
import type { Member } from './member';
import { cleanName, toNameKey } from './names';

/**
 * Letters of Latin, Cyrillic, Greek and Armenian that are drawn like a plain one, and digits like letters. What NFKC
 * makes the same (full width, mathematical letters, ligatures) needs no place here.
 */
const DRAWN_LIKE = {
  A: 'ΑА',
  B: 'ΒВꞴ',
  C: 'С',
  E: 'ΕЕ',
  F: 'ϜꞘ',
  G: 'Ԍ',
  H: 'ΗН',
  I: 'ΙІӀƖǀ|',
  J: 'ЈͿꞲ',
  K: 'ΚК',
  L: 'Լ',
  M: 'ΜМϺ',
  N: 'Ν',
  O: 'ΟОՕ0',
  P: 'ΡР',
  Q: 'Ԛ',
  R: 'Ʀ',
  S: 'ЅՏ',
  T: 'ΤТ',
  U: 'Ս',
  V: 'Ѵ',
  W: 'Ԝ',
  X: 'ΧХꞳ',
  Y: 'ΥУҮ',
  Z: 'Ζ',
  a: 'аαɑᴀ',
  b: 'ЬьƄ',
  c: 'сᴄ',
  d: 'ԁժ',
  e: 'еҽ℮ꬲ',
  f: 'ƒքꞙꬵ',
  g: 'ɡցƍᶃ',
  h: 'һհ',
  i: 'іιıɩɪꙇ',
  j: 'јϳյ',
  k: 'кκᴋĸ',
  m: 'мᴍ',
  n: 'ոռηɴ',
  o: 'оοσօᴏᴑꬽ',
  p: 'рρᴘ',
  q: 'ԛգզ',
  r: 'гᴦꭇꭈ',
  s: 'ѕꜱƽ',
  t: 'тτᴛ',
  u: 'υսʋᴜꞟꭎꭒ',
  v: 'νѵᴠ',
  w: 'ωѡԝաɯᴡ',
  x: 'хχ×',
  y: 'уγүɣʏᶌỿꭚ',
  z: 'ᴢ',
  // An i to some and an l to others, like the digit.
  1: 'ӏ',
  2: 'ƧϨꙄ',
  3: 'ЗӠƷȜ',
  4: 'Ч',
  5: 'Ƽ',
  6: 'б',
  8: 'Ȣȣ',
};
const PLAIN = new Map(
  Object.entries(DRAWN_LIKE).flatMap(([plain, others]) =>
    Array.from(others, (one) => [one, plain] as const),
  ),
);

/** Marks that only experts tell apart, and punctuation that hardly shows. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/\p{Default_Ignorable_Code_Point}/gu, ''],
  [/(?<=[ij])\u0307/gu, ''],
  [/\u030C/gu, '\u0306'],
  [/\u0326/gu, '\u0327'],
  [/[\p{Pd}\u2212]/gu, '-'],
  [/['\u00B4`\u2018\u2019\u02B9-\u02BD]/gu, ''],
  [/^[\p{P}\s]+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}\p{M}])[\p{P}\s]+$/gu, ''],
  [/rn/g, 'm'],
  [/vv/gi, 'w'],
];

const NAMES_AT_HAND = 4_096;

/** What is drawn, in plain letters; in the manner of Unicode's confusables (UTS 39). */
export function toDrawn(name: string): string {
  let drawn = '';
  for (const character of cleanName(name).normalize('NFD'))
    drawn += PLAIN.get(character) ?? character;
  for (const [pattern, instead] of ALIKE) drawn = drawn.replace(pattern, instead);
  return drawn;
}

/**
 * Names that share one of these keys look alike. Three, because a capital `I`, an `l` and a `1` look alike, but `i` and
 * `l` do not: Elia is not Ella.
 */
export const toLookAlikeKeys = atHand((name): readonly string[] => {
  const drawn = toDrawn(name);
  return [
    `same ${toNameKey(name)}`,
    `read ${drawn.replaceAll('1', 'i').toLowerCase()}`,
    // The capital L alone stays large: it is never taken for one of them.
    `drawn ${drawn.replace(/[I1]/g, 'l').replace(/[^L]+/g, (part) => part.toLowerCase())}`,
  ];
}, NAMES_AT_HAND);

/** Whether somebody could take one name for the other; the same name too. */
export function looksLike(one: string, other: string): boolean {
  const keys = toLookAlikeKeys(other);
  return toLookAlikeKeys(one).some((key, index) => key === keys[index]);
}

const TAG_LENGTH = 4;

/** What tells a member from others of a name that looks the same. */
export function toShortTag(memberId: MemberId): string {
  return memberId.slice(0, TAG_LENGTH);
}

/** What is said beside the name of somebody who was not the first to claim it. */
export interface LaterClaim {
  tag: string;
  /** Whose name it looks like without being the same; null where it is the same. */
  imitated: MemberId | null;
}

/** Who came first: who shows no tag, then oneself, the host, and the order in which the server names them. */
function toRank({ id, tag, role }: Member, selfId: MemberId): number {
  if (tag !== null) return 3;
  if (id === selfId) return 0;
  return role === 'host' ? 1 : 2;
}

/**
 * PR-7: those whose name somebody had before, or whose name can be taken for that of somebody else. A server names them
 * itself (PR-3); this holds as well where it does not.
 */
export function findLaterClaims(
  members: Readonly<Record<MemberId, Member>>,
  selfId: MemberId,
): ReadonlyMap<MemberId, LaterClaim> {
  const first = new Map<string, Member>();
  const ranked = Object.values(members).toSorted((a, b) => toRank(a, selfId) - toRank(b, selfId));
  const claims = new Map<MemberId, LaterClaim>();
  for (const member of ranked) {
    const keys = toLookAlikeKeys(member.name);
    const earlier = keys.flatMap((key) => first.get(key) ?? []);
    const tag = member.tag ?? (earlier.length > 0 ? toShortTag(member.id) : null);
    const isSame = first.has(keys[0] ?? '');
    if (tag !== null) {
      claims.set(member.id, { tag, imitated: isSame ? null : (earlier[0]?.id ?? null) });
    }
    for (const key of keys) if (!first.has(key)) first.set(key, member);
  }
  return claims;
}
