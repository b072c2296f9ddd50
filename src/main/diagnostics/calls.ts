import type { CallArguments, CallName, CallValue } from '../../shared/bridge/contract';
import type { DoctorPlace } from '../../shared/doctor/action';
import type { DoctorReport, Finding } from '../../shared/doctor/finding';
import type { FirewallRepair } from '../../shared/doctor/repair';
import { failure, success, type Result } from '../../shared/lib/result';

type DoctorCallName = Extract<CallName, `doctor:${string}`>;
/** The calls of the network doctor. */
export type DoctorCalls = {
  [C in DoctorCallName]: (input: CallArguments<C>) => Promise<Result<CallValue<C>>>;
};

/** Creates the calls. */
export function createDoctorCalls(deps: {
  run(input: string | null, tell: (finding: Finding) => void): Promise<DoctorReport>;
  tell(run: number, finding: Finding): void;
  /** Opens a place of the system; false where this system has none. */
  open(place: DoctorPlace): Promise<boolean>;
  repairFirewall(): Promise<FirewallRepair>;
}): DoctorCalls {
  // The system asks one question at a time, however often the button is pressed.
  let repairing: Promise<FirewallRepair> | null = null;
  return {
    async 'doctor:run'({ input, run }) {
      return success(await deps.run(input, (finding) => deps.tell(run, finding)));
    },
    async 'doctor:open'({ place }) {
      const isOpen = await deps.open(place);
      return isOpen ? success(null) : failure('unavailable', 'This system has no such place.');
    },
    async 'doctor:repair-firewall'() {
      repairing ??= deps.repairFirewall().finally(() => {
        repairing = null;
      });
      return success({ outcome: await repairing });
    },
  };
}
