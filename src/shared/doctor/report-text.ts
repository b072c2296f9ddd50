import type { Translate } from '../texts';
import { en } from '../texts/en';
import { toCause } from './cause';
import { toState, type DoctorReport, type Finding, type FindingCode } from './finding';

type RemedyCode = keyof typeof en.doctor.remedy;
const hasRemedy = (code: FindingCode): code is FindingCode & RemedyCode =>
  Object.hasOwn(en.doctor.remedy, code);

/** The catalogue's own type wants the values of every sentence at once. */
type LookUp = (key: string, values: Finding['values']) => string;

/** What was found, as one or two sentences. */
export function toFindingText(
  { code, values }: Pick<Finding, 'code' | 'values'>,
  t: Translate,
): string {
  return (t as LookUp)(`doctor.finding.${code}`, values);
}

/** What helps; null where nothing is wrong or nobody can help. */
export function toRemedyText(
  { code, values }: Pick<Finding, 'code' | 'values'>,
  t: Translate,
): string | null {
  return hasRemedy(code) ? (t as LookUp)(`doctor.remedy.${code}`, values) : null;
}

/** The sentence above the list: the cause, or that there is none. */
export function toVerdictText({ findings }: Pick<DoctorReport, 'findings'>, t: Translate): string {
  const cause = toCause(findings);
  if (cause !== null) return toFindingText(cause, t);
  const warnings = findings.filter((finding) => toState(finding) === 'warning').length;
  return warnings > 0 ? t('doctor.verdictWarning', { count: warnings }) : t('doctor.verdictGood');
}

/** The whole report for whoever is asked for help. */
export function toReportText(report: DoctorReport, version: string | null, t: Translate): string {
  const facts = [
    ...(version === null ? [] : [`Hearth ${version}`]),
    report.platform,
    new Date(report.at).toISOString(),
    t('doctor.took', { seconds: (report.tookMs / 1_000).toFixed(1) }),
  ];
  const lines = report.findings.flatMap((finding) => {
    const remedy = toRemedyText(finding, t);
    const mark = `[${t(`doctor.state.${toState(finding)}`)}]`;
    return [
      `${mark} ${t(`doctor.step.${finding.step}`)}: ${toFindingText(finding, t)}`,
      ...(remedy === null ? [] : [`    ${t('doctor.helps', { remedy })}`]),
    ];
  });
  return [t('doctor.title'), facts.join(', '), '', toVerdictText(report, t), '', ...lines, ''].join(
    '\n',
  );
}
