import { shell } from 'electron/common';
import { runDoctor } from '../../node/doctor/run-doctor';
import { repairFirewall } from '../../node/doctor/systems/repair-firewall';
import { createWorld } from '../../node/doctor/world';
import type { DoctorPlace } from '../../shared/doctor/action';
import type { Finding } from '../../shared/doctor/finding';
import type { ViewStore } from '../bridge/view-store';
import { createDoctorCalls, type DoctorCalls } from './calls';
import { toSubject } from './subject';

/** The system's own addresses of its settings. */
const SETTINGS: Readonly<Record<string, Partial<Record<DoctorPlace, string>>>> = {
  win32: { network: 'ms-settings:network-status', firewall: 'windowsdefender://network' },
  darwin: {
    network: 'x-apple.systempreferences:com.apple.Network-Settings.extension',
    permission: 'x-apple.systempreferences:com.apple.preference.security?Privacy_LocalNetwork',
  },
};

/** Sets the network doctor up on this machine. */
export function setupDoctor(options: {
  view: ViewStore;
  serverData: string;
  nextPort: () => number;
  isDiscoveryOff: boolean;
  tell(run: number, finding: Finding): void;
}): DoctorCalls {
  const { view, serverData, nextPort, isDiscoveryOff, tell } = options;
  return createDoctorCalls({
    run: (input, found) => {
      const surroundings = { serverData, nextPort: nextPort(), isDiscoveryOff };
      return runDoctor(toSubject(view.current(), input, surroundings), createWorld(), found);
    },
    tell,
    repairFirewall: () => repairFirewall(createWorld(), null),
    async open(place) {
      if (place === 'folder') return (await shell.openPath(serverData)) === '';
      const url = SETTINGS[process.platform]?.[place];
      if (url === undefined) return false;
      await shell.openExternal(url);
      return true;
    },
  });
}
