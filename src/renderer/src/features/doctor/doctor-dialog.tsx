import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { toActions, type DoctorAction } from '../../../../shared/doctor/action';
import { toCause } from '../../../../shared/doctor/cause';
import { STEPS, toState, type Finding } from '../../../../shared/doctor/finding';
import type { FirewallRepair } from '../../../../shared/doctor/repair';
import { toRemedyText, toReportText, toVerdictText } from '../../../../shared/doctor/report-text';
import { call, useAppView } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { announce } from '../../components/live-region';
import { useCopy } from '../../components/use-copy';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { FindingRow, RunningRow } from './finding-row';
import { useDoctor } from './use-doctor';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });
const Others = styled('details')({
  '& summary': { cursor: 'pointer', color: color.muted, fontSize: 13.5, padding: '4px 0' },
});

const TONES = {
  asking: 'calm',
  repaired: 'calm',
  refused: 'trouble',
  failed: 'trouble',
  unavailable: 'trouble',
} as const satisfies Record<FirewallRepair | 'asking', string>;

/** After these the list is made anew, and its top is where one looks; after the others one is still at the button. */
const LOOKS_AGAIN: ReadonlySet<string> = new Set<FirewallRepair>(['repaired', 'failed']);

/** Looks at the network and names what keeps this computer from others. `input` is what was to be joined, if anything. */
export function DoctorDialog({
  input,
  onClose,
  onJoin,
  onHostPanel,
}: {
  input: string | null;
  onClose: () => void;
  onJoin: (input: string) => void;
  onHostPanel: () => void;
}) {
  const t = useTexts();
  const { findings, report, hasFailed, lookAgain } = useDoctor(input);
  const version = useAppView((view) => view.profile.appVersion);
  const platform = useAppView((view) => view.profile.platform) ?? '';
  const { copied, copy } = useCopy();
  const [repair, setRepair] = useState<FirewallRepair | 'asking' | null>(null);
  const verdict = report === null ? null : toVerdictText(report, t);
  useEffect(() => {
    if (verdict !== null) announce(verdict);
  }, [verdict]);

  const repairFirewall = async () => {
    if (repair === 'asking') return;
    setRepair('asking');
    const answer = await call('doctor:repair-firewall', {});
    const outcome = answer.ok ? answer.value.outcome : 'failed';
    setRepair(outcome);
    announce(t(`doctor.repair.${outcome}`));
    // Also where it failed: the firewall is what it is now, not what it was.
    if (LOOKS_AGAIN.has(outcome)) lookAgain();
  };
  const act = async (action: DoctorAction) => {
    switch (action.kind) {
      case 'repair-firewall':
        await repairFirewall();
        return;
      case 'open':
        await call('doctor:open', { place: action.place });
        return;
      case 'announce':
        await call('settings:change', { announceServer: true });
        lookAgain();
        return;
      case 'host-panel':
        onHostPanel();
        return;
      case 'join':
        onJoin(action.address ?? input ?? '');
        return;
    }
  };
  const told =
    repair === null ? null : <Band tone={TONES[repair]}>{t(`doctor.repair.${repair}`)}</Band>;
  const isToldAbove = repair !== null && LOOKS_AGAIN.has(repair);
  const row = (finding: Finding) => (
    <FindingRow
      key={finding.step}
      finding={finding}
      actions={toActions(finding, platform)}
      isBusy={repair === 'asking'}
      outcome={finding.step === 'firewall' && !isToldAbove ? told : null}
      onAction={(action) => void act(action)}
    />
  );
  const isRunning = report === null && !hasFailed;
  const found = (step: Finding['step']) => findings.find((one) => one.step === step);
  const shown = STEPS.map(found).filter(
    (finding) => finding !== undefined && toState(finding) !== 'none',
  );
  const others = STEPS.map(found).filter(
    (finding) => finding !== undefined && toState(finding) === 'none',
  );
  const text = report === null ? '' : toReportText(report, version, t);
  const cause = report === null ? null : toCause(report.findings);
  const remedy = cause === null ? null : toRemedyText(cause, t);

  return (
    <AppDialog
      isOpen
      title={t('doctor.title')}
      onClose={onClose}
      maxWidth={680}
      actions={
        <>
          <Button
            variant="outlined"
            aria-busy={isRunning}
            onClick={() => {
              if (isRunning) return;
              setRepair(null);
              lookAgain();
            }}
          >
            {isRunning ? t('doctor.looking') : t('doctor.again')}
          </Button>
          <Button
            variant="contained"
            disabled={report === null}
            onClick={() => void copy(text, t('doctor.copied'))}
          >
            {copied === text && text !== '' ? t('doctor.copied') : t('doctor.copy')}
          </Button>
        </>
      }
    >
      {hasFailed && <Band tone="trouble">{t('doctor.failed')}</Band>}
      {isToldAbove && told}
      {verdict !== null && (
        <Band tone={cause === null ? 'calm' : 'trouble'}>
          {verdict} {remedy !== null && <span style={{ color: color.muted }}>{remedy}</span>}
        </Band>
      )}
      {isRunning && (
        <Typography variant="body2" sx={{ color: color.muted }}>
          {t('doctor.intro')}
        </Typography>
      )}
      <List aria-label={t('doctor.list')}>
        {isRunning
          ? STEPS.map((step) => {
              const finding = found(step);
              return finding === undefined ? <RunningRow key={step} step={step} /> : row(finding);
            })
          : shown.map((finding) => finding !== undefined && row(finding))}
      </List>
      {!isRunning && others.length > 0 && (
        <Others>
          <summary>{t('doctor.others', { count: others.length })}</summary>
          <List>{others.map((finding) => finding !== undefined && row(finding))}</List>
        </Others>
      )}
      {report !== null && (
        <Typography variant="caption" sx={{ color: color.muted }}>
          {t('doctor.copyHint')}
        </Typography>
      )}
    </AppDialog>
  );
}
