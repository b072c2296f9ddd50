import type { DoctorReport, Finding } from '../../shared/doctor/finding';
import { LIMITS } from '../../shared/model/limits';
import { diagnostics } from './diagnostics';
import type { Diagnostic } from './diagnostic';
import type { DoctorSubject, Facts } from './facts';
import { createFacts, type Need } from './gather';
import type { World } from './world';

async function collect(need: Need, { needs }: Diagnostic): Promise<Facts> {
  const facts = await Promise.all(needs.map(async (name) => [name, await need(name)] as const));
  return Object.fromEntries(facts) as unknown as Facts;
}

/** Looks at everything at once; `tell` hears each finding when it is there. Done within `LIMITS.doctorMs`. */
export async function runDoctor(
  subject: DoctorSubject,
  world: World,
  tell: (finding: Finding) => void = () => {},
): Promise<DoctorReport> {
  const startedAt = world.elapsed();
  const need = createFacts(subject, world);
  let cancel = () => {};
  const overtime = new Promise<null>((resolve) => {
    cancel = world.after(LIMITS.doctorMs, () => resolve(null));
  });
  const findings = await Promise.all(
    diagnostics.map(async (diagnostic): Promise<Finding> => {
      const facts = await Promise.race([collect(need, diagnostic), overtime]);
      const judged =
        facts === null ? { code: 'timed_out' as const } : diagnostic.judge(facts, subject);
      const finding = { step: diagnostic.step, code: judged.code, values: judged.values ?? {} };
      tell(finding);
      return finding;
    }),
  );
  cancel();
  return {
    findings,
    platform: world.platform,
    at: world.now(),
    tookMs: Math.round(world.elapsed() - startedAt),
  };
}
