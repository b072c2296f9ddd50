import type { EntryJudge } from '../../../node/export/entry-judge';
import { isPartlyShown, isRemovalOf, toShownText } from '../../../shared/model/changes';
import type {
  Entry,
  MembershipEntry,
  MessageEntry,
  Reference,
  RoomEntry,
  TombstoneEntry,
} from '../../../shared/model/entry';
import { LIMITS } from '../../../shared/model/limits';
import { toLengthText } from '../../../shared/texts/length';
import { drawMarkdown } from './markdown';
import type { Quotes } from './quotes';
import { escapeHtml, isolate, type PageWords } from './words';

/** How many people are named under an emoji. */
const NAMED_REACTIONS = 12;

/** Draws the entries of one room, one after the other. */
export interface Rows {
  /** Empty for entries that show in others: edits, redactions, reactions. */
  draw(entry: Entry): Promise<string>;
  /** What comes next stands apart from what came before. */
  part(): void;
}

export interface RowsDeps {
  /** Begins the anchors of this room's messages. */
  anchor: string;
  words: PageWords;
  judge: EntryJudge;
  quotes: Quotes;
}

function sayMembership(entry: MembershipEntry, words: PageWords): string {
  const { change, author, memberId } = entry;
  const name = words.name(memberId);
  return words.say((t, put) => {
    const names = put(name);
    switch (change) {
      case 'created':
        return t('conversation.created', { names });
      case 'joined':
        return t('conversation.joined', { names });
      case 'left':
        return isRemovalOf(entry)
          ? t('conversation.removed', { author: put(words.name(author)), names })
          : t('conversation.left', { names });
      case 'invited':
        return t('conversation.invited', { author: put(words.name(author)), names });
    }
  });
}

function sayChange({ author: by, name, topic, slowModeMs }: RoomEntry, words: PageWords): string {
  return words.say((t, put) => {
    const author = put(words.name(by));
    if (slowModeMs === 0) return t('conversation.slowModeEnded', { author });
    if (slowModeMs !== undefined) {
      const length = toLengthText(slowModeMs, t);
      return t('conversation.slowModeSet', { author, length });
    }
    const newName = put(isolate(name ?? ''));
    const newTopic = put(isolate(topic ?? ''));
    if (name !== undefined && topic !== undefined) {
      return t('conversation.renamedWithTopic', { author, name: newName, topic: newTopic });
    }
    if (name !== undefined) return t('conversation.renamed', { author, name: newName });
    return topic === undefined || topic === ''
      ? t('conversation.topicCleared', { author })
      : t('conversation.topicSet', { author, topic: newTopic });
  });
}

/** Creates what draws one room. */
export function createRows({ anchor, words, judge, quotes }: RowsDeps): Rows {
  let before: MessageEntry | TombstoneEntry | null = null;

  const drawQuote = async (target: Reference): Promise<string> => {
    const { author, text } = await quotes.find(target);
    const label = words.say((t, put) =>
      t('export.document.replyTo', { name: put(words.name(author)) }),
    );
    const gone = `<span class="gone">${words.say((t) => t('messages.deleted'))}</span>`;
    const said = text === null ? gone : isolate(text);
    return `<blockquote><a href="#${anchor}-${target.seq}">${label}</a><br>${said}</blockquote>`;
  };

  const drawReactions = ({ reactions = [] }: MessageEntry): string => {
    if (reactions.length === 0) return '';
    const items = reactions.map(({ emoji, by }) => {
      const names = by.slice(0, NAMED_REACTIONS).map(({ memberId }) => words.name(memberId));
      const count = by.length - names.length;
      const more =
        count === 0 ? '' : ` ${words.say((t) => t('export.document.andMore', { count }))}`;
      return `<li>${escapeHtml(emoji)} ${names.join(', ')}${more}</li>`;
    });
    const label = words.say((t) => t('export.document.reactions'));
    return `<ul class="r" aria-label="${label}">${items.join('')}</ul>`;
  };

  const drawEdited = ({ edit, at }: MessageEntry): string => {
    if (edit === undefined) return '';
    const isSameDay = words.dayKey(edit.at) === words.dayKey(at);
    const time = isSameDay ? words.time(edit.at) : words.dayAndTime(edit.at);
    return ` <span class="e">${words.say((t, put) => t('export.document.editedAt', { time: put(time) }))}</span>`;
  };

  const drawWords = (entry: MessageEntry | TombstoneEntry): string => {
    if (entry.kind === 'tombstone') {
      return `<p class="gone">${words.say((t) => t('messages.deleted'))}</p>`;
    }
    const missing = isPartlyShown(entry)
      ? `<p class="gone">${words.say((t) => t('conversation.partlyUnknown'))}</p>`
      : '';
    return `${drawMarkdown(toShownText(entry))}${drawEdited(entry)}${missing}${drawReactions(entry)}`;
  };

  const drawMessage = async (entry: MessageEntry | TombstoneEntry): Promise<string> => {
    const isGrouped =
      before?.author === entry.author &&
      entry.replyTo === undefined &&
      entry.at - before.at < LIMITS.groupWithinMs;
    before = entry;
    quotes.remember(entry);
    const verdict = judge.judgeShown(entry);
    const isDoubtful = verdict === 'forged' || verdict === 'unknown_author';
    const doubt = isDoubtful
      ? `<p class="f">${words.say((t) => t('conversation.forged'))}</p>`
      : '';
    const quote = entry.replyTo === undefined ? '' : await drawQuote(entry.replyTo);
    // Grouped messages say whose they are to those who hear the page.
    const who = isGrouped
      ? `<span class="v">${words.name(entry.author)}</span>`
      : `<div>${words.author(entry.author)}</div>`;
    const id = `${anchor}-${entry.seq}`;
    return `<article id="${id}" class="${isGrouped ? 'm g' : 'm'}">${words.time(entry.at)}<div class="b">${who}${quote}${drawWords(entry)}${doubt}</div></article>\n`;
  };

  const drawQuiet = (at: number, sentence: string): string => {
    before = null;
    return `<div class="m q">${words.time(at)}<p class="b" dir="auto">${sentence}</p></div>\n`;
  };

  return {
    part() {
      before = null;
    },
    async draw(entry) {
      switch (entry.kind) {
        case 'message':
          return drawMessage(entry);
        case 'tombstone':
          return entry.of === 'message' ? drawMessage(entry) : '';
        case 'membership':
          return drawQuiet(entry.at, sayMembership(entry, words));
        case 'room':
          return drawQuiet(entry.at, sayChange(entry, words));
        case 'unknown':
          return drawQuiet(
            entry.at,
            words.say((t) => t('conversation.unknownEntry')),
          );
        case 'lost':
          return drawQuiet(
            entry.at,
            words.say((t) => t('conversation.lostEntries', { count: 1 })),
          );
        case 'edit':
        case 'redaction':
        case 'reaction':
          return '';
        case 'pin': {
          if (!entry.isOn) return '';
          const name = words.name(entry.author);
          return drawQuiet(
            entry.at,
            words.say((t, put) => t('pins.pinned', { name: put(name) })),
          );
        }
      }
    },
  };
}
