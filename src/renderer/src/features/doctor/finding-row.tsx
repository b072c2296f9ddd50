import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import type { ComponentType, ReactNode } from 'react';
import type { DoctorAction } from '../../../../shared/doctor/action';
import {
  toState,
  type Finding,
  type FindingState,
  type Step,
} from '../../../../shared/doctor/finding';
import { toFindingText, toRemedyText } from '../../../../shared/doctor/report-text';
import type { Translate } from '../../../../shared/texts';
import { hidden } from '../../components/hidden';
import { CheckIcon, CloseIcon, InfoIcon, MinusIcon } from '../../components/icons';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, edge, underColumn } from '../../theme/tokens';

// The hidden words of a row must not lie outside of what scrolls.
const Row = styled('li')({
  position: 'relative',
  display: 'grid',
  gridTemplateColumns: '20px minmax(0, 1fr)',
  columnGap: 10,
  padding: '9px 0',
  '& + &': { borderTop: `1px solid ${edge}` },
});
const Mark = styled('span')({ display: 'grid', placeItems: 'center', height: 20 });
const Words = styled('div')({
  minWidth: 0,
  display: 'grid',
  gridTemplateColumns: '168px minmax(0, 1fr)',
  gap: '3px 14px',
  fontSize: 13.5,
  lineHeight: '20px',
  overflowWrap: 'anywhere',
  [underColumn]: { gridTemplateColumns: 'minmax(0, 1fr)' },
});
const Said = styled('div')({ display: 'grid', gap: 3, minWidth: 0 });
const Name = styled('div')({ fontWeight: 600 });
const Remedy = styled('div')({ color: color.muted });
const Outcome = styled('div')({ marginTop: 5 });
const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 4 });

const LOOKS: Readonly<Record<FindingState, { icon: ComponentType; tint: string }>> = {
  good: { icon: CheckIcon, tint: color.online },
  warning: { icon: InfoIcon, tint: color.away },
  trouble: { icon: CloseIcon, tint: color.danger },
  none: { icon: MinusIcon, tint: color.muted },
};

function toActionText(action: DoctorAction, t: Translate): string {
  switch (action.kind) {
    case 'repair-firewall':
      return t('doctor.action.repairFirewall');
    case 'open':
      return t(`doctor.action.${action.place}`);
    case 'announce':
      return t('doctor.action.announce');
    case 'host-panel':
      return t('doctor.action.hostPanel');
    case 'join':
      return action.address === null
        ? t('doctor.action.join')
        : t('doctor.action.joinAt', { address: action.address });
  }
}

/** One thing that was looked at: what it is, how it stands, what helps. */
export function FindingRow({
  finding,
  actions,
  isBusy,
  outcome,
  onAction,
}: {
  finding: Finding;
  actions: readonly DoctorAction[];
  /** The firewall is being repaired. */
  isBusy: boolean;
  /** What came of pressing one of the buttons; shown where one has just pressed it. */
  outcome: ReactNode;
  onAction: (action: DoctorAction) => void;
}) {
  const t = useTexts();
  const state = toState(finding);
  const { icon: Icon, tint } = LOOKS[state];
  const remedy = toRemedyText(finding, t);
  return (
    <Row data-state={state}>
      <Mark style={{ color: tint }}>
        <Icon />
      </Mark>
      <Words>
        <Name>
          {t(`doctor.step.${finding.step}`)}
          <span style={hidden}>: {t(`doctor.state.${state}`)}</span>
        </Name>
        <Said>
          <div>{toFindingText(finding, t)}</div>
          {remedy !== null && <Remedy>{remedy}</Remedy>}
          {actions.length > 0 && (
            <Buttons>
              {actions.map((action) => (
                <Button
                  key={action.kind}
                  size="small"
                  variant="outlined"
                  aria-busy={isBusy && action.kind === 'repair-firewall'}
                  onClick={() => onAction(action)}
                >
                  {toActionText(action, t)}
                </Button>
              ))}
            </Buttons>
          )}
          {outcome !== null && <Outcome>{outcome}</Outcome>}
        </Said>
      </Words>
    </Row>
  );
}

/** Something that is still being looked at. */
export function RunningRow({ step }: { step: Step }) {
  const t = useTexts();
  return (
    <Row>
      <Mark>
        <CircularProgress size={14} thickness={5} aria-hidden />
      </Mark>
      <Words style={{ color: color.muted }}>
        <Name>
          {t(`doctor.step.${step}`)}
          <span style={hidden}>: {t('doctor.state.running')}</span>
        </Name>
      </Words>
    </Row>
  );
}
