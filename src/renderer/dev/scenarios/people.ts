import { byId } from '../fixture-rooms';
import { createCrowd, impostor } from '../people';
import { changeWorkshop, type Scenarios } from './change';

/** Who is there. */
export const people: Scenarios = {
  /** Two hundred people. */
  crowd: (scenario) => {
    const crowd = createCrowd(200);
    changeWorkshop(scenario, (old) => ({
      members: { ...old.members, ...byId(crowd) },
      rooms: Object.fromEntries(
        Object.entries(old.rooms).map(([id, room]) => [
          id,
          room.isLobby
            ? { ...room, memberIds: [...room.memberIds, ...crowd.map((member) => member.id)] }
            : room,
        ]),
      ),
    }));
  },
  /** Somebody calls themselves almost like the host. */
  impostor: (scenario) => {
    changeWorkshop(scenario, (old) => ({
      members: { ...old.members, [impostor.id]: impostor },
      rooms: Object.fromEntries(
        Object.entries(old.rooms).map(([id, room]) => [
          id,
          room.kind === 'direct' ? room : { ...room, memberIds: [...room.memberIds, impostor.id] },
        ]),
      ),
    }));
    for (const entries of scenario.entries.values()) {
      const last = entries.findLast((entry) => entry.kind === 'message');
      if (last?.kind === 'message') last.author = impostor.id;
    }
  },
};
