import { toReference, toTombstone } from '../../shared/model/changes';
import type { Entry, MessageEntry } from '../../shared/model/entry';
import type { MemberId, RoomId } from '../../shared/model/ids';
import { aicha, jonas, mehmet, rosa } from './people';

const MINUTE = 60_000;
const signature = 'S'.repeat(86);
const toClientId = (roomId: RoomId, seq: number) =>
  `${roomId.slice(0, 24)}${(0xa0_0000_0000 + seq).toString(16).padStart(12, '0')}`;

/** Says something in a made-up room. */
export function createMessage(
  roomId: RoomId,
  seq: number,
  author: MemberId,
  at: number,
  text: string,
): MessageEntry {
  return {
    kind: 'message',
    roomId,
    seq,
    at,
    author,
    clientId: toClientId(roomId, seq) as MessageEntry['clientId'],
    text,
    signature,
  };
}

const SENTENCES = [
  'Morning. The compressor is back from repair.',
  'Can somebody check whether we still have 3 mm birch?',
  'Two sheets, behind the door. The rest is gone.',
  'I will order on Thursday then.',
  'The small extractor makes that noise again. I tightened the belt and it is better, but please listen for it when you cut anything longer than half an hour, and write here when it starts again.',
  'Thanks!',
  'Who has the slot at two?',
  'Keys are with Mehmet.',
  'https://192.168.4.20/manuals/laser-k40-maintenance-and-alignment-of-all-three-mirrors-revision-7.pdf',
  'هل الآلة متاحة بعد الظهر؟',
  'Steps:\n1. open the valve\n2. wait for the lamp\n3. start',
  '👍',
];

/** A long made-up conversation ending at `now`. */
export function createConversation(
  roomId: RoomId,
  count: number,
  now: number,
  authors: MemberId[],
): MessageEntry[] {
  const entries: MessageEntry[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const fromEnd = count - seq;
    // Groups of a few messages, some hours between the groups, so that days and groups both appear.
    const group = Math.floor(fromEnd / 3);
    const at = now - group * 97 * MINUTE - (fromEnd % 3) * MINUTE - 20 * MINUTE;
    const author = authors[(group * 2 + (group % 7)) % authors.length] ?? rosa.id;
    const text = SENTENCES[(seq * 5) % SENTENCES.length] ?? '';
    entries.push(createMessage(roomId, seq, author, at, text));
  }
  return entries;
}

/** As it reads where whoever wrote it has a newer Hearth: with a part that nobody here can show, or nothing else. */
export function toLater(entry: Entry): Entry {
  if (entry.kind === 'room') {
    const { roomId, seq, at, author } = entry;
    return { kind: 'unknown', roomId, seq, at, author };
  }
  const isPartial = entry.kind === 'message' && entry.seq >= 184 && entry.seq <= 187;
  return isPartial ? { ...entry, needsNewer: true } : entry;
}

/** The room of the drawing: a day, an unread line, a mention, own words, and what people do with messages. */
export function createLaserCutter(roomId: RoomId, now: number): Entry[] {
  const old = createConversation(roomId, 180, now - 20 * 60 * MINUTE, [
    jonas.id,
    aicha.id,
    rosa.id,
    mehmet.id,
  ]);
  const at = (minutes: number) => now - minutes * MINUTE;
  const say = (seq: number, author: MemberId, minutes: number, text: string) =>
    createMessage(roomId, seq, author, at(minutes), text);
  const quoted = old[19];
  const taken = old.at(-1);
  const [lens, settings, slot, yours, mine] = [
    say(
      183,
      jonas.id,
      31,
      'New lens is in. Focus is at 42.5 mm now, please do not trust the old sticker.',
    ),
    say(
      184,
      jonas.id,
      30,
      'Settings that worked for 3 mm birch:\nspeed 18 mm/s, power 62 %, one pass',
    ),
    say(185, aicha.id, 22, 'Great. Who has the slot at two?'),
    say(186, jonas.id, 12, '@Rosa you, if the order sheet is right. Extractor filter is changed.'),
    say(187, rosa.id, 11, 'On my way. I will take the small plates first.'),
  ] as const;
  return [
    ...old.slice(0, -1),
    ...(taken === undefined ? [] : [toTombstone(taken, () => 'h'.repeat(43))]),
    {
      kind: 'membership',
      roomId,
      seq: 181,
      at: at(60),
      author: mehmet.id,
      change: 'joined',
      memberId: mehmet.id,
    },
    {
      kind: 'room',
      roomId,
      seq: 182,
      at: at(58),
      author: rosa.id,
      topic: 'Book the slot before you cut. Extractor on first.',
    },
    { ...lens, edit: { ...lens, seq: 190, at: at(29), text: lens.text } },
    {
      ...settings,
      reactions: [
        { emoji: '👍', by: [aicha.id, rosa.id, mehmet.id].map((id, i) => reaction(id, i)) },
        { emoji: '🎉', by: [reaction(mehmet.id, 4)] },
      ],
    },
    { ...slot, ...(quoted === undefined ? {} : { replyTo: toReference(quoted) }) },
    { ...yours, replyTo: toReference(slot) },
    mine,
  ];
}

function reaction(memberId: MemberId, index: number) {
  return { memberId, seq: 170 + index };
}
