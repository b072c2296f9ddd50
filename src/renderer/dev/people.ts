import type { MemberView } from '../../shared/bridge/views';
import type { MemberId, RoomId, ServerId } from '../../shared/model/ids';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** A made-up member id, always the same for the same number. */
export function toMemberId(number: number): MemberId {
  let seed = number * 2_654_435_761 + 17;
  let id = '';
  while (id.length < 26) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    id += ALPHABET[(seed >>> 11) % 32];
  }
  return id as MemberId;
}

/** A made-up room id. */
export function toRoomId(number: number): RoomId {
  return `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}` as RoomId;
}

/** A made-up server id. */
export function toServerId(letter: string): ServerId {
  return letter.repeat(43) as ServerId;
}

const person = (
  number: number,
  name: string,
  presence: MemberView['presence'],
  more: Partial<MemberView> = {},
): MemberView => ({
  id: toMemberId(number),
  publicKey: 'A'.repeat(43),
  name,
  tag: null,
  role: 'member',
  presence,
  looksLike: null,
  keyWords: [],
  ...more,
});

export const rosa = person(1, 'Rosa Lindt', 'online', { role: 'host' });
export const jonas = person(2, 'Jonas Maier', 'online', {
  statusText: { text: 'At the lathe until lunch', emoji: '🔧', until: null },
});
export const aicha = person(3, 'Aïcha', 'away');
export const otherJonas = person(4, 'Jonas', 'offline', { tag: 'k7q2' });
export const mehmet = person(5, 'Mehmet', 'offline');
export const long = person(6, 'Maximiliane von Hohenstein-Wette', 'online');
export const arabic = person(7, 'ليلى حداد', 'offline');

/** With a nought for an o. */
export const impostor = person(8, 'R0sa Lindt', 'online', {
  tag: 'mq4v',
  looksLike: 'Rosa Lindt',
  keyWords: ['ozone', 'drill', 'grab', 'fiber', 'curtain', 'grace', 'pudding', 'thank'],
});

/** A crowd, for long lists. */
export function createCrowd(count: number): MemberView[] {
  return Array.from({ length: count }, (_, index) =>
    person(
      1_000 + index,
      `Guest ${index + 1}`,
      (['online', 'away', 'offline', 'offline'] as const)[index % 4] ?? 'offline',
    ),
  );
}
