import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { success } from '../../../../../shared/lib/result';
import { call, useAppView } from '../../../bridge/app-store';
import { Band } from '../../../components/band';
import { QuestionDialog } from '../../../components/question-dialog';
import { toSizeText } from '../../../components/sizes';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, monospace } from '../../../theme/tokens';
import type { Ways } from '../parts/row';
import { measureData, useDataFacts } from './use-data-facts';

const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 4 });
const Sizes = styled('dl')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gap: '4px 16px',
  margin: 0,
  fontSize: 13,
  lineHeight: '20px',
  '& dt': { minWidth: 0 },
  '& dd': {
    margin: 0,
    textAlign: 'end',
    color: color.muted,
    fontVariantNumeric: 'tabular-nums',
  },
  '& [data-sum]': { fontWeight: 600, color: color.text },
});

const PART_NAMES = ['database', 'server', 'backups', 'rest'] as const;

/** The folder, and the way to it. */
export function DataPlace() {
  const t = useTexts();
  const facts = useDataFacts();
  return (
    <>
      <Typography
        dir="ltr"
        sx={{
          fontFamily: monospace,
          fontSize: 12.5,
          userSelect: 'all',
          overflowWrap: 'anywhere',
          textAlign: 'start',
        }}
      >
        {facts?.path ?? '…'}
      </Typography>
      <Buttons>
        <Button
          variant="outlined"
          color="inherit"
          size="small"
          onClick={() => void call('data:reveal', {})}
        >
          {t('settings.dataReveal')}
        </Button>
      </Buttons>
    </>
  );
}

/** How much of what there is. */
export function DataSizes() {
  const t = useTexts();
  const facts = useDataFacts();
  if (facts === null) return <Typography variant="body2">{t('common.loading')}</Typography>;
  const shown = PART_NAMES.filter((name) => facts[name] > 0);
  const sum = shown.reduce((total, name) => total + facts[name], 0);
  return (
    <Sizes>
      {shown.map((name) => [
        <dt key={name}>{t(`settings.dataSizes.${name}`)}</dt>,
        <dd key={`${name} size`}>{toSizeText(facts[name])}</dd>,
      ])}
      <dt data-sum="">{t('settings.dataSizes.whole')}</dt>
      <dd data-sum="">{toSizeText(sum)}</dd>
    </Sizes>
  );
}

/** What is cached, and how to be rid of it. */
export function Cache() {
  const t = useTexts();
  const facts = useDataFacts();
  const [isAsking, setIsAsking] = useState(false);
  const [unreached, setUnreached] = useState<number | null>(null);
  const clear = async () => {
    const answer = await call('data:clear-cache', {});
    if (!answer.ok) return answer;
    setUnreached(answer.value.unreached);
    await measureData();
    return success(null);
  };
  return (
    <>
      <Typography variant="body2">
        {facts === null ? '…' : t('settings.cached', { count: facts.cachedEntries })}
      </Typography>
      <Buttons>
        <Button variant="outlined" color="inherit" size="small" onClick={() => setIsAsking(true)}>
          {t('settings.cacheClear')}
        </Button>
      </Buttons>
      {unreached !== null && (
        <Band>
          {unreached === 0
            ? t('settings.cacheCleared')
            : t('settings.cacheUnreached', { count: unreached })}
        </Band>
      )}
      {isAsking && (
        <QuestionDialog
          title={t('settings.cacheClearTitle')}
          confirm={t('settings.cacheClearDo')}
          onConfirm={clear}
          onClose={() => setIsAsking(false)}
        >
          <Typography variant="body1">{t('settings.cacheClearText')}</Typography>
          <Typography variant="body2" sx={{ color: color.muted }}>
            {t('settings.cacheClearKept')}
          </Typography>
        </QuestionDialog>
      )}
    </>
  );
}

/** What can be taken along, server by server. */
export function Exports({ ways }: { ways: Ways }) {
  const t = useTexts();
  const servers = useAppView((view) => view.servers);
  const order = useAppView((view) => view.serverOrder);
  return (
    <Buttons>
      {(order ?? []).map((id) => (
        <Button
          key={id}
          variant="outlined"
          color="inherit"
          size="small"
          onClick={() => ways.onExport(id)}
        >
          {t('settings.exportServer', { name: servers?.[id]?.name ?? '' })}
        </Button>
      ))}
      <Button size="small" color="secondary" onClick={ways.onCheckExport}>
        {t('settings.exportCheck')}
      </Button>
    </Buttons>
  );
}
