import type { Finding, FindingCode, Step } from '../../shared/doctor/finding';
import type { DoctorSubject, FactName, Facts } from './facts';

/** What a diagnostic says: a code of the table, and what its sentence names. */
export interface Judgement {
  code: FindingCode;
  values?: Finding['values'];
}

/** One thing the doctor looks at: which facts it waits for, and what it makes of them. Judging asks nobody. */
export interface Diagnostic {
  step: Step;
  needs: readonly FactName[];
  judge(facts: Facts, subject: DoctorSubject): Judgement;
}

/** Makes a diagnostic that can see only the facts it waits for. */
export function createDiagnostic<N extends FactName>(
  step: Step,
  needs: readonly N[],
  judge: (facts: Pick<Facts, N>, subject: DoctorSubject) => Judgement,
): Diagnostic {
  return { step, needs, judge };
}
