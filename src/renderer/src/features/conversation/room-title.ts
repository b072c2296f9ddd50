import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { useTexts } from '../../components/use-texts';
import { toNameText } from '../../components/member-names';

/** What a room is called: its name, or the other one of a direct room. */
export function useRoomTitle(server: ServerView, room: RoomView): string {
  const t = useTexts();
  if (room.kind === 'room') return room.name;
  return room.otherId === null
    ? t('conversation.unnamed')
    : toNameText(server.members, room.otherId, t);
}
