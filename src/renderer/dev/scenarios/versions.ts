import { CAPABILITIES } from '../../../shared/model/capability';
import { toLater } from '../fixture-timelines';
import { toRoomId } from '../people';
import { changeWorkshop, type Scenarios } from './change';

/** Apps and servers of other versions. */
export const versions: Scenarios = {
  /** In laser-cutter somebody with a newer Hearth writes. */
  later: (scenario) => {
    const roomId = toRoomId(2);
    scenario.entries.set(roomId, (scenario.entries.get(roomId) ?? []).map(toLater));
  },
  /** The server is of before everything that came later. */
  older: (scenario) => changeWorkshop(scenario, () => ({ lacks: [...CAPABILITIES] })),
  /** No version that both speak. */
  tooold: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'refused', reason: 'app_too_old' },
    })),
  servertooold: (scenario) =>
    changeWorkshop(scenario, () => ({
      isHostedHere: false,
      connection: { state: 'refused', reason: 'server_too_old' },
    })),
};
