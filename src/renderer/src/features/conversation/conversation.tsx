import { useState, type ReactNode } from 'react';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { useRoom, useServer } from '../../bridge/app-store';
import { SkeletonMessages } from '../../components/skeletons';
import { ConversationHeader } from './conversation-header';
import { PinsButton } from './pins/pins-button';
import { RoomConversation, type WantedMessage } from './room-conversation';
import { styled } from '../../theme/styled';

const Whole = styled('div')({
  height: '100%',
  minHeight: 0,
  minWidth: 0,
  display: 'flex',
  flexDirection: 'column',
});

/** What is said in one room, and where one answers. */
export function Conversation({
  serverId,
  roomId,
  timesAsked,
  onToggleMembers,
  onOpenNavigation,
  isMembersShown,
  onToggleSearch,
  isSearchShown,
  onDoctor,
  onUpdates,
  wanted = null,
  roomMenu = null,
  inviteAction = null,
}: {
  serverId: ServerId;
  roomId: RoomId;
  /** Counts up each time the person asks for a conversation, also for the one that is shown. */
  timesAsked: number;
  onToggleMembers: () => void;
  onOpenNavigation: () => void;
  isMembersShown: boolean;
  onToggleSearch: () => void;
  isSearchShown: boolean;
  /** Looks into why an address does not answer. */
  onDoctor: (address: string) => void;
  /** To what is said of newer versions of this app. */
  onUpdates: () => void;
  /** The message of this room that somebody wants to see. */
  wanted?: WantedMessage | null;
  /** What can be done with the room; stands in the header. */
  roomMenu?: ReactNode;
  /** How to bring somebody in; shown while one is alone. */
  inviteAction?: ReactNode;
}) {
  const server = useServer(serverId);
  const room = useRoom(serverId, roomId);
  const [sought, setSought] = useState<(WantedMessage & { roomId: RoomId }) | null>(null);
  if (server === null || room === null)
    return (
      <Whole>
        <SkeletonMessages count={6} />
      </Whole>
    );
  return (
    <Whole>
      <ConversationHeader
        server={server}
        room={room}
        pins={
          <PinsButton
            key={`${serverId}/${roomId}`}
            server={server}
            room={room}
            onJump={(seq) => setSought({ roomId, seq })}
          />
        }
        roomMenu={roomMenu}
        isMembersShown={isMembersShown}
        onToggleMembers={onToggleMembers}
        isSearchShown={isSearchShown}
        onToggleSearch={onToggleSearch}
        onOpenNavigation={onOpenNavigation}
      />
      <RoomConversation
        key={`${serverId}/${roomId}`}
        server={server}
        room={room}
        timesAsked={timesAsked}
        wanted={wanted}
        sought={sought?.roomId === roomId ? sought : null}
        inviteAction={inviteAction}
        onDoctor={onDoctor}
        onUpdates={onUpdates}
      />
    </Whole>
  );
}
