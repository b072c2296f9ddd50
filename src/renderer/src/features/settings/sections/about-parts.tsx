import Button from '@mui/material/Button';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { AboutFacts } from '../../../../../shared/bridge/about';
import { call } from '../../../bridge/app-store';
import { useCopy } from '../../../components/use-copy';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, monospace, radius } from '../../../theme/tokens';

const LicenceList = lazy(async () => ({
  default: (await import('./licence-list')).LicenceList,
}));

const Facts = styled('dl')({
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  gap: '2px 16px',
  margin: 0,
  fontSize: 13,
  lineHeight: '20px',
  '& dt': { color: color.muted },
  '& dd': { margin: 0, overflowWrap: 'anywhere', userSelect: 'text' },
});
const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 4 });
const Report = styled('pre')({
  margin: 0,
  padding: 10,
  maxHeight: 240,
  overflow: 'auto',
  borderRadius: radius.row,
  backgroundColor: color.code,
  fontFamily: monospace,
  fontSize: 12,
  lineHeight: '18px',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  userSelect: 'text',
});

const PART_NAMES = ['app', 'protocol', 'electron', 'chromium', 'node'] as const;

/** Of the app and what it stands on. */
export function Versions() {
  const t = useTexts();
  const [facts, setFacts] = useState<AboutFacts | null>(null);
  useEffect(() => {
    void call('about:facts', {}).then((answer) => {
      if (answer.ok) setFacts(answer.value);
    });
  }, []);
  return (
    <Facts>
      {PART_NAMES.map((name) => [
        <dt key={name}>{t(`settings.parts.${name}`)}</dt>,
        <dd key={`${name} version`}>{facts?.[name] ?? '…'}</dd>,
      ])}
    </Facts>
  );
}

/** The parts by others; the list itself is fetched when somebody wants to see it. */
export function Licences() {
  const t = useTexts();
  const [isShown, setIsShown] = useState(false);
  if (!isShown)
    return (
      <Buttons>
        <Button variant="outlined" color="inherit" size="small" onClick={() => setIsShown(true)}>
          {t('settings.licencesShow')}
        </Button>
      </Buttons>
    );
  return (
    <Suspense fallback={null}>
      <LicenceList />
    </Suspense>
  );
}

/** What helps others to find a fault: to be read first, then copied. */
export function FaultReport() {
  const t = useTexts();
  const { copied, copy } = useCopy();
  const [text, setText] = useState<string | null>(null);
  const show = async () => {
    const answer = await call('about:report', {});
    if (answer.ok) setText(answer.value.text);
  };
  return (
    <>
      {text !== null && (
        <Report tabIndex={0} role="group" aria-label={t('settings.report')} dir="ltr">
          {text}
        </Report>
      )}
      <Buttons>
        {text === null ? (
          <Button variant="outlined" color="inherit" size="small" onClick={() => void show()}>
            {t('settings.reportShow')}
          </Button>
        ) : (
          <Button
            variant="outlined"
            color="inherit"
            size="small"
            onClick={() => void copy(text, t('settings.reportCopied'))}
          >
            {t(copied === null ? 'settings.reportCopy' : 'settings.reportCopied')}
          </Button>
        )}
      </Buttons>
    </>
  );
}
