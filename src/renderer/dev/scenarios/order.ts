import { byId } from '../fixture-rooms';
import { aicha, jonas, mehmet, otherJonas, rosa } from '../people';
import { changeWorkshop, type Scenarios } from './change';

/** Who keeps order, and who is kept from writing. */
export const order: Scenarios = {
  /** Somebody helps the host to keep order, and there was need of it. */
  order: (scenario) =>
    changeWorkshop(scenario, (old) => ({
      members: {
        ...old.members,
        ...byId([
          { ...jonas, role: 'moderator' as const },
          { ...mehmet, mute: { until: null } },
          { ...otherJonas, isRemoved: true },
        ]),
      },
    })),
  /** Oneself is not the host, but helps. */
  moderator: (scenario) =>
    changeWorkshop(scenario, (old) => ({
      isHostedHere: false,
      members: {
        ...old.members,
        ...byId([
          { ...rosa, role: 'moderator' as const },
          { ...aicha, role: 'host' as const },
        ]),
      },
    })),
  /** Oneself may only read, for an hour. */
  muted: (scenario, now) =>
    changeWorkshop(scenario, (old) => ({
      isHostedHere: false,
      members: {
        ...old.members,
        ...byId([{ ...rosa, role: 'member' as const, mute: { until: now + 3_600_000 } }]),
      },
    })),
  /** Oneself may write every thirty seconds. */
  slow: (scenario) =>
    changeWorkshop(scenario, (old) => ({
      isHostedHere: false,
      members: { ...old.members, ...byId([{ ...rosa, role: 'member' as const }]) },
      rooms: Object.fromEntries(
        Object.entries(old.rooms).map(([id, room]) => [
          id,
          room.kind === 'room' ? { ...room, slowModeMs: 30_000 } : room,
        ]),
      ),
    })),
};
