import type { Announcement } from '../../shared/bridge/contract';
import { STEPS, type DoctorReport, type Finding } from '../../shared/doctor/finding';
import { success, type Result } from '../../shared/lib/result';

const fine: Readonly<Record<Finding['step'], Omit<Finding, 'step'>>> = {
  interface: { code: 'interface_up', values: { interfaces: 'eth0, wlan0' } },
  address: { code: 'address_private', values: { address: '192.168.4.20' } },
  goal: { code: 'goal_good', values: { address: '192.168.4.44' } },
  route: { code: 'route_direct', values: { address: '192.168.4.44', interface: 'eth0' } },
  vpn: { code: 'vpn_none', values: { interface: 'eth0' } },
  peer: { code: 'peer_good', values: { address: '192.168.4.44:7788' } },
  isolation: { code: 'isolation_none', values: {} },
  port: { code: 'port_own', values: { port: 7788 } },
  own: { code: 'own_reachable', values: { addresses: '192.168.4.20:7788, 10.0.8.3:7788' } },
  multicast: { code: 'multicast_good', values: { interfaces: 'eth0, wlan0' } },
  firewall: { code: 'skipped_platform', values: {} },
  permission: { code: 'skipped_platform', values: {} },
  clock: { code: 'clock_good', values: {} },
  storage: { code: 'storage_good', values: { free: '47.1 GB' } },
};

/** A report in which nothing is wrong but what `rest` says. */
export function createDoctorReport(
  rest: Partial<Record<Finding['step'], Omit<Finding, 'step'>>> = {},
): DoctorReport {
  const findings = STEPS.map((step) => ({ step, ...(rest[step] ?? fine[step]) }));
  return { findings, platform: 'linux', at: 1_750_000_000_000, tookMs: 1_640 };
}

/** What a guest Wi-Fi does to somebody who also has a VPN. */
const apart = createDoctorReport({
  vpn: { code: 'vpn_default', values: { interface: 'tun0' } },
  peer: { code: 'peer_silent', values: { address: '192.168.4.44:7788' } },
  isolation: { code: 'isolated', values: { gateway: '192.168.4.1' } },
  multicast: { code: 'multicast_no_echo', values: { interface: 'wlan0' } },
  own: { code: 'skipped_not_hosting', values: {} },
  storage: { code: 'skipped_not_hosting', values: {} },
  port: { code: 'port_free', values: { port: 7788 } },
  clock: { code: 'skipped_unknown', values: {} },
});

/** A doctor that finds one thing after the other; what is to be joined is never reached. */
export function createFakeDoctor(
  announce: (announcement: Announcement) => void,
  delay: () => Promise<void>,
) {
  return async (input: string | null, run: number): Promise<Result<DoctorReport>> => {
    const report = input === null ? createDoctorReport() : apart;
    for (const finding of report.findings) {
      announce({ type: 'doctor:found', run, finding });
      if (finding.step === 'route' || finding.step === 'port') await delay();
    }
    await delay();
    return success(report);
  };
}
