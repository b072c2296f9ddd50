import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { ExportProblem, ExportReport } from '../../../../shared/export/report';
import type { Translate } from '../../../../shared/texts';
import { Band } from '../../components/band';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { locale } from '../../components/locale';

/** How many problems are told one by one; whoever needs more has the command line. */
const SHOWN_PROBLEMS = 20;

const when = new Intl.DateTimeFormat(locale.tag, { dateStyle: 'long', timeStyle: 'short' });

const Counts = styled('dl')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gap: '4px 16px',
  margin: 0,
  fontSize: 13.5,
  '& dd': { margin: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  '& [data-bad]': { color: color.danger, fontWeight: 600 },
});
const Problems = styled('ul')({
  margin: 0,
  paddingInlineStart: 20,
  fontSize: 13,
  lineHeight: '20px',
  overflowWrap: 'anywhere',
});

type Count = Extract<
  keyof ExportReport,
  | 'entries'
  | 'right'
  | 'redacted'
  | 'unexplained'
  | 'unsigned'
  | 'lost'
  | 'later'
  | 'missing'
  | 'forged'
  | 'faults'
>;

/** Always told; the others only where there are some. */
const ALWAYS: readonly Count[] = ['entries', 'right'];
const ORDER: readonly Count[] = [
  'entries',
  'right',
  'redacted',
  'unexplained',
  'unsigned',
  'lost',
  'later',
  'missing',
  'forged',
  'faults',
];

/** The first sentence: whether the file can be believed, and if not, what is most wrong with its end. */
export function toVerdictText(report: ExportReport, t: Translate): string {
  if (report.isClean) return t(report.isComplete ? 'export.clean' : 'export.cleanOffline');
  const { ending, isSealed } = report;
  const end = ending === 'whole' ? (isSealed ? null : t('export.unsealed')) : t(`export.${ending}`);
  return [t('export.notClean'), ...(end === null ? [] : [end])].join(' ');
}

function toProblemText({ fault, line, roomName, seq }: ExportProblem, t: Translate): string {
  const what = t(`export.fault.${fault}`);
  if (seq === null || roomName === null) return t('export.problem', { line, what });
  return roomName === ''
    ? t('export.problemInDirect', { line, seq, what })
    : t('export.problemIn', { line, room: roomName, seq, what });
}

/** What was found out about an export, in plain words. */
export function Report({ report }: { report: ExportReport }) {
  const t = useTexts();
  const problemsId = useId();
  const isBad = (count: Count) =>
    count === 'forged' || count === 'faults' || (count === 'missing' && report.isComplete);
  const shown = ORDER.filter((count) => ALWAYS.includes(count) || report[count] > 0);
  const problems = report.problems.slice(0, SHOWN_PROBLEMS);
  return (
    <>
      <Band tone={report.isClean ? 'calm' : 'trouble'}>{toVerdictText(report, t)}</Band>
      <Typography variant="body2">
        {t('export.from', {
          server: report.serverName,
          name: report.byName ?? t('export.somebody'),
          time: when.format(report.exportedAt),
        })}
      </Typography>
      <Counts aria-label={t('export.counts')}>
        {shown.map((count) => (
          <Counted
            key={count}
            label={t(`export.${count}`)}
            value={report[count]}
            isBad={isBad(count)}
          />
        ))}
      </Counts>
      {problems.length > 0 && (
        <section aria-labelledby={problemsId}>
          <Typography id={problemsId} variant="h3" sx={{ marginBottom: 0.5 }}>
            {t('export.problems')}
          </Typography>
          <Problems>
            {problems.map((problem) => (
              <li key={`${problem.line} ${problem.fault}`}>{toProblemText(problem, t)}</li>
            ))}
          </Problems>
          {report.faults > problems.length && (
            <Typography variant="body2">
              {t('export.moreProblems', { count: report.faults - problems.length })}
            </Typography>
          )}
        </section>
      )}
      <Typography variant="body2" sx={{ color: color.muted }}>
        {t('export.prove')}
      </Typography>
    </>
  );
}

function Counted({ label, value, isBad }: { label: string; value: number; isBad: boolean }) {
  const mark = isBad ? { 'data-bad': '' } : {};
  return (
    <>
      <dt {...mark}>{label}</dt>
      <dd {...mark}>{value}</dd>
    </>
  );
}
