import type { RoomId, ServerId } from '../../../../../shared/model/ids';
import { Conversation } from '../index';
import type { WantedMessage } from '../room-conversation';

const nothing = () => undefined;

/** A room of the made-up world as the window shows it, with nothing of the window around it. */
export function ShownConversation({
  serverId,
  roomId,
  wanted = null,
}: {
  serverId: ServerId;
  roomId: RoomId;
  wanted?: WantedMessage | null;
}) {
  return (
    <Conversation
      serverId={serverId}
      roomId={roomId}
      timesAsked={0}
      onToggleMembers={nothing}
      onOpenNavigation={nothing}
      onDoctor={nothing}
      onUpdates={nothing}
      isMembersShown
      onToggleSearch={nothing}
      isSearchShown={false}
      wanted={wanted}
    />
  );
}
