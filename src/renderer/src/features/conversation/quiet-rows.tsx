import type { ReactNode } from 'react';
import type { MemberView } from '../../../../shared/bridge/views';
import type { RoomEntry } from '../../../../shared/model/entry';
import type { MemberId } from '../../../../shared/model/ids';
import type { Translate } from '../../../../shared/texts';
import { toLengthText } from '../../../../shared/texts/length';
import { styled } from '../../theme/styled';
import { color, underColumn } from '../../theme/tokens';
import { toFullTimeText } from './dates';
import { toNamesText, toNameText } from '../../components/member-names';
import type { MembershipRow } from './rows';

const Rule = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '12px 20px 6px',
  color: color.muted,
  fontSize: 12,
  lineHeight: '18px',
  fontWeight: 600,
  '&::before, &::after': {
    content: '""',
    flex: 1,
    // Not a ground: where the system forces its colours, only borders are left.
    borderTop: '1px solid',
    opacity: 0.3,
  },
  '&[data-unread]': { color: color.accent },
  '&[data-unread]::before, &[data-unread]::after': { opacity: 0.5 },
  [underColumn]: { paddingLeft: 12, paddingRight: 12 },
});

const Quiet = styled('div')({
  padding: '4px 20px 4px 68px',
  color: color.muted,
  fontSize: 13,
  lineHeight: '19px',
  overflowWrap: 'anywhere',
  [underColumn]: { paddingLeft: 60, paddingRight: 12 },
});

/** The line between two days, or before what is new. */
export function RuleLine({ text, isUnread = false }: { text: ReactNode; isUnread?: boolean }) {
  return (
    <Rule data-unread={isUnread ? '' : undefined}>
      <span>{text}</span>
    </Rule>
  );
}

/** Something that happened in the room besides words. */
export function QuietLine({ text, at }: { text: string; at: number }) {
  return (
    <Quiet dir="auto" title={toFullTimeText(at)}>
      {text}
    </Quiet>
  );
}

type Members = Readonly<Record<MemberId, MemberView>>;

/** Says who came, went or was brought in. */
export function toMembershipText(row: MembershipRow, members: Members, t: Translate): string {
  const names = toNamesText(members, row.memberIds, t);
  switch (row.change) {
    case 'created':
      return t('conversation.created', { names });
    case 'joined':
      return t('conversation.joined', { names });
    case 'left':
      return row.isRemoval
        ? t('conversation.removed', { author: toNameText(members, row.author, t), names })
        : t('conversation.left', { names });
    case 'invited':
      return t('conversation.invited', { author: toNameText(members, row.author, t), names });
  }
}

/** Says what changed about the room. */
export function toRoomChangeText(entry: RoomEntry, members: Members, t: Translate): string {
  const author = toNameText(members, entry.author, t);
  const { name, topic, slowModeMs } = entry;
  if (slowModeMs === 0) return t('conversation.slowModeEnded', { author });
  if (slowModeMs !== undefined) {
    return t('conversation.slowModeSet', { author, length: toLengthText(slowModeMs, t) });
  }
  if (name !== undefined && topic !== undefined && topic !== '')
    return t('conversation.renamedWithTopic', { author, name, topic });
  if (name !== undefined) return t('conversation.renamed', { author, name });
  if (topic === undefined || topic === '') return t('conversation.topicCleared', { author });
  return t('conversation.topicSet', { author, topic });
}
