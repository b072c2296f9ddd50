import type { MemberView } from '../../../../shared/bridge/views';
import { Avatar } from '../../components/avatar';
import { hidden } from '../../components/hidden';
import { NameTag } from '../../components/name-tag';
import { StatusWords } from '../../components/status-text';
import { usePerson } from '../../components/use-person';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, radius, room } from '../../theme/tokens';

const Row = styled('button')({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  width: 'calc(100% - 16px)',
  margin: '0 8px',
  paddingBlock: room.person,
  paddingInline: 8,
  borderRadius: radius.row,
  cursor: 'pointer',
  color: color.text,
  '&:hover, &[aria-expanded="true"]': { backgroundColor: color.hover },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
  '&[data-offline]': { color: color.muted },
});
const Name = styled('span')({ flex: 1, minWidth: 0, display: 'grid' });
const Facts = styled('small')({ flex: 'none', color: color.muted, fontSize: 12 });

/** One member in the list: who, whether they are here, and whether they host. */
export function MemberRow({
  member,
  isSelf,
  isPresenceKnown,
  isMutedNow,
  clockOffsetMs,
  isOpen,
  isTabStop,
  onFocus,
  onOpen,
}: {
  member: MemberView;
  isSelf: boolean;
  isPresenceKnown: boolean;
  isMutedNow: boolean;
  clockOffsetMs: number;
  isOpen: boolean;
  isTabStop: boolean;
  onFocus: () => void;
  onOpen: (anchor: HTMLElement) => void;
}) {
  const t = useTexts();
  const person = usePerson(member.id);
  const presence = isPresenceKnown ? member.presence : undefined;
  const facts = [
    ...(isSelf ? [t('members.you')] : []),
    ...(member.role === 'host' ? [t('members.host')] : []),
    ...(member.role === 'moderator' ? [t('order.moderator')] : []),
    ...(person?.isBlocked === true ? [t('people.blocked')] : []),
    ...(isMutedNow ? [t('order.muted')] : []),
    ...(presence === 'away' ? [t('members.away')] : []),
  ];
  return (
    <Row
      type="button"
      data-member={member.id}
      data-offline={presence === 'offline' ? '' : undefined}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={(event) => onOpen(event.currentTarget)}
    >
      <Avatar
        id={member.id}
        name={member.name}
        size={24}
        presence={presence}
        pictureHash={member.pictureHash}
      />
      <Name>
        <NameTag {...member} />
        <StatusWords statusText={member.statusText} clockOffsetMs={clockOffsetMs} />
      </Name>
      {facts.length > 0 && <Facts>{facts.join(' · ')}</Facts>}
      {presence === 'offline' && <span style={hidden}>{t('common.offline')}</span>}
    </Row>
  );
}
