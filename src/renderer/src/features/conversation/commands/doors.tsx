import { createContext, useContext } from 'react';
import type { RoomId, ServerId } from '../../../../../shared/model/ids';

/** Where a conversation can lead to; the app knows the way. */
export interface ConversationDoors {
  openRoom: (serverId: ServerId, roomId: RoomId) => void;
  /** Asks which day of a room to go to, beginning with that of a time. */
  askForDay: (serverId: ServerId, roomId: RoomId, at: number) => void;
  /** Asks whether a room is to be left. */
  askToLeave: (serverId: ServerId, roomId: RoomId) => void;
}

const Doors = createContext<ConversationDoors | null>(null);

/** Says where conversations inside of it lead to. */
export const ConversationDoorsProvider = Doors.Provider;

/** null where there is nothing but the conversation. */
export const useDoors = () => useContext(Doors);
