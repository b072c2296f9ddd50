import type { MemberView } from '../../../../../shared/bridge/views';
import type { MemberId } from '../../../../../shared/model/ids';
import type { Translate } from '../../../../../shared/texts';
import { hidden } from '../../../components/hidden';
import { withTooltip } from '../../../components/tooltip';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, edge } from '../../../theme/tokens';
import { toNameText } from '../../../components/member-names';
import type { MessageRow } from '../rows';
import type { ShownReaction } from '../shown-message';
import { useRowActions } from './row-actions';
import { toListText } from '../../../components/list-text';

type Members = Readonly<Record<MemberId, MemberView>>;

const Chips = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  padding: '3px 0 2px',
  maxWidth: '72ch',
});
const Chip = styled('button')({
  all: 'unset',
  position: 'relative',
  boxSizing: 'border-box',
  display: 'inline-flex',
  alignItems: 'center',
  gap: 5,
  minHeight: 24,
  padding: '0 8px',
  borderRadius: 12,
  border: `1px solid ${edge}`,
  backgroundColor: color.surface,
  color: color.text,
  fontSize: 12,
  fontWeight: 600,
  fontVariantNumeric: 'tabular-nums',
  cursor: 'pointer',
  '&:hover': { borderColor: color.control },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
  '&[aria-pressed="true"]': { backgroundColor: color.softAccent, borderColor: color.accent },
  '&[data-waiting]': { borderStyle: 'dashed' },
});
const Emoji = styled('span')({ fontSize: 14, lineHeight: '20px' });

const MOST_NAMES = 12;

/** Who reacted with one emoji, in a sentence; oneself last. */
export function toReactionNames(
  reaction: ShownReaction,
  members: Members,
  selfId: MemberId,
  t: Translate,
): string {
  const others = reaction.memberIds.filter((id) => id !== selfId);
  const named = others.slice(0, MOST_NAMES).map((id) => toNameText(members, id, t));
  const rest = others.length - named.length;
  return toListText([
    ...named,
    ...(rest > 0 ? [t('conversation.others', { count: rest })] : []),
    ...(reaction.isOwn ? [t('messages.you')] : []),
  ]);
}

/** The emoji under a message: how many, by whom, and one press to do the same or to take one's own away. */
export function ReactionChips({
  row,
  members,
  selfId,
  tabIndex,
}: {
  row: MessageRow;
  members: Members;
  selfId: MemberId;
  tabIndex: number;
}) {
  const t = useTexts();
  const { toggleReaction } = useRowActions();
  if (row.reactions.length === 0) return null;
  return (
    <Chips role="group" aria-label={t('messages.reactions')}>
      {row.reactions.map((reaction) => {
        const names = toReactionNames(reaction, members, selfId, t);
        const label = t('messages.reactionLabel', { emoji: reaction.emoji, names });
        const hint = t(reaction.isOwn ? 'messages.reactionOwn' : 'messages.reactionOther');
        return (
          <Chip
            key={reaction.emoji}
            type="button"
            {...withTooltip(label, 'top')}
            tabIndex={tabIndex}
            aria-pressed={reaction.isOwn}
            data-waiting={reaction.isWaiting ? '' : undefined}
            onClick={() => toggleReaction(row, reaction.emoji)}
          >
            <Emoji>{reaction.emoji}</Emoji>
            <span>{reaction.memberIds.length}</span>
            <span style={hidden}>
              {names}. {hint}
            </span>
          </Chip>
        );
      })}
    </Chips>
  );
}
