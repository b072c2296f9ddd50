import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { Virtualizer } from 'virtua';
import type { Licence } from '../../../../../shared/bridge/about';
import { call } from '../../../bridge/app-store';
import { Band } from '../../../components/band';
import { ListBody } from '../../../components/list-body';
import { focusOnMount } from '../../../components/focus-on-mount';
import { useTexts } from '../../../components/use-texts';
import { focusRing } from '../../../theme/theme';
import { styled } from '../../../theme/styled';
import { color, edge, monospace, radius } from '../../../theme/tokens';

const Frame = styled('div')({
  height: 280,
  overflowY: 'auto',
  border: `1px solid ${edge}`,
  borderRadius: radius.row,
});
const Entry = styled('button')({
  all: 'unset',
  boxSizing: 'border-box',
  display: 'flex',
  gap: 12,
  width: '100%',
  padding: '5px 12px',
  fontSize: 13,
  lineHeight: '20px',
  cursor: 'pointer',
  overflowWrap: 'anywhere',
  '&:hover': { backgroundColor: color.hover },
  '&:focus-visible': { ...focusRing, outlineOffset: -2 },
  '& > :first-of-type': { flex: 1, minWidth: 0 },
  '& > :last-of-type': { flex: 'none', color: color.muted },
});
const Words = styled('pre')({
  margin: 0,
  padding: 10,
  height: 240,
  overflowY: 'auto',
  borderRadius: radius.row,
  backgroundColor: color.code,
  fontFamily: monospace,
  fontSize: 12,
  lineHeight: '18px',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  userSelect: 'text',
});

/** All parts by others: looked through by name or licence, each with the words of its licence. */
export function LicenceList() {
  const t = useTexts();
  const [licences, setLicences] = useState<readonly Licence[] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState<Licence | null>(null);
  const frameRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void call('about:licences', {}).then((answer) => {
      if (answer.ok) setLicences(answer.value.licences);
      else setHasFailed(true);
    });
  }, []);
  if (hasFailed) return <Band tone="trouble">{t('settings.licencesMissing')}</Band>;
  if (licences === null) return <Typography variant="body2">{t('common.loading')}</Typography>;
  if (opened !== null)
    return (
      <>
        <Button
          size="small"
          color="secondary"
          ref={focusOnMount}
          sx={{ justifySelf: 'start' }}
          onClick={() => setOpened(null)}
        >
          {t('settings.licencesBack')}
        </Button>
        <Words tabIndex={0} role="group" aria-label={opened.name} dir="ltr">
          {opened.text ?? t('settings.licenceNoText', { licence: opened.licence })}
        </Words>
      </>
    );
  const wanted = query.trim().toLowerCase();
  const found = licences.filter(({ name, licence }) =>
    `${name} ${licence}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <OutlinedInput
        size="small"
        inputRef={focusOnMount}
        value={query}
        placeholder={t('settings.searchHint')}
        onChange={(event) => setQuery(event.target.value)}
        inputProps={{ 'aria-label': t('settings.licencesSearch'), spellCheck: false }}
      />
      <Typography component="output" variant="caption" sx={{ color: color.muted }}>
        {t('settings.licencesFound', { count: found.length })}
      </Typography>
      <Frame ref={frameRef}>
        <Virtualizer as={ListBody} scrollRef={frameRef} data={found}>
          {(one) => (
            <Entry key={`${one.name} ${one.version}`} type="button" onClick={() => setOpened(one)}>
              <span dir="ltr">
                {one.name} {one.version}
              </span>
              <span>{one.licence}</span>
            </Entry>
          )}
        </Virtualizer>
      </Frame>
    </>
  );
}
