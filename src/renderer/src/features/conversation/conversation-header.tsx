import type { ReactNode } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { Avatar } from '../../components/avatar';
import { hidden } from '../../components/hidden';
import { IconAction } from '../../components/icon-action';
import { HashIcon, LockIcon, MenuIcon, PeopleIcon, SearchIcon } from '../../components/icons';
import { NameTag } from '../../components/name-tag';
import { StatusWords } from '../../components/status-text';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, size, underColumn } from '../../theme/tokens';
import { useRoomTitle } from './room-title';

const Bar = styled('header')({
  flex: 'none',
  height: size.header,
  padding: '0 12px 0 20px',
  borderBottom: `1px solid ${color.line}`,
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minWidth: 0,
  [underColumn]: { padding: '0 6px' },
});
const Title = styled('h1')({
  margin: 0,
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  minWidth: 0,
  flex: '0 1 auto',
  fontSize: 15,
  lineHeight: '20px',
  fontWeight: 650,
});
const Cut = styled('bdi')({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });
const Topic = styled('p')({
  margin: 0,
  // Gives way before the name does.
  flex: '1 9999 0',
  minWidth: 0,
  color: color.muted,
  fontSize: 13,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
const Beside = styled('div')({ flex: '1 9999 0', minWidth: 0 });
const Actions = styled('div')({ flex: 'none', display: 'flex', alignItems: 'center', gap: 2 });
const OnlyNarrow = styled('span')({ display: 'none', [underColumn]: { display: 'inline-flex' } });

function RoomName({ server, room }: { server: ServerView; room: RoomView }) {
  const t = useTexts();
  const title = useRoomTitle(server, room);
  const other = room.otherId === null ? null : (server.members[room.otherId] ?? null);
  if (room.kind === 'direct')
    return (
      <Title>
        {other === null ? (
          <Cut>{title}</Cut>
        ) : (
          <>
            <Avatar
              id={other.id}
              name={other.name}
              size={24}
              pictureHash={other.pictureHash}
              presence={server.connection.state === 'online' ? other.presence : undefined}
              ground={color.surface}
            />
            <NameTag {...other} />
          </>
        )}
      </Title>
    );
  return (
    <Title>
      {room.access === 'private' ? (
        <>
          <LockIcon style={{ fontSize: 16, color: color.muted, flex: 'none' }} />
          <span style={hidden}>{t('conversation.privateRoom')}</span>
        </>
      ) : (
        <HashIcon style={{ fontSize: 16, color: color.muted, flex: 'none' }} />
      )}
      <Cut>{title}</Cut>
    </Title>
  );
}

/** Name, topic, and what one can do with the room. */
export function ConversationHeader({
  server,
  room,
  roomMenu,
  pins,
  isMembersShown,
  onToggleMembers,
  isSearchShown,
  onToggleSearch,
  onOpenNavigation,
}: {
  server: ServerView;
  room: RoomView;
  roomMenu: ReactNode;
  pins: ReactNode;
  isMembersShown: boolean;
  onToggleMembers: () => void;
  isSearchShown: boolean;
  onToggleSearch: () => void;
  onOpenNavigation: () => void;
}) {
  const t = useTexts();
  const other = room.otherId === null ? null : (server.members[room.otherId] ?? null);
  return (
    <Bar>
      <OnlyNarrow>
        <IconAction label={t('conversation.openNavigation')} onClick={onOpenNavigation}>
          <MenuIcon />
        </IconAction>
      </OnlyNarrow>
      <RoomName server={server} room={room} />
      {other === null ? (
        <Topic title={room.topic === '' ? undefined : room.topic} dir="auto">
          {room.topic}
        </Topic>
      ) : (
        <Beside>
          <StatusWords statusText={other.statusText} clockOffsetMs={server.clockOffsetMs} />
        </Beside>
      )}
      <Actions>
        <IconAction
          label={t(isSearchShown ? 'search.close' : 'search.open')}
          aria-expanded={isSearchShown}
          aria-keyshortcuts="Control+F Meta+F"
          onClick={onToggleSearch}
        >
          <SearchIcon />
        </IconAction>
        {pins}
        {roomMenu}
        <IconAction
          label={t(isMembersShown ? 'conversation.hideMembers' : 'conversation.showMembers')}
          aria-expanded={isMembersShown}
          onClick={onToggleMembers}
        >
          <PeopleIcon />
        </IconAction>
      </Actions>
    </Bar>
  );
}
