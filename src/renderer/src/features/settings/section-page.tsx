import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { EmptyState } from '../../components/empty-state';
import { hidden } from '../../components/hidden';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { findRows } from './parts/find-rows';
import { ResetLine } from './parts/reset-line';
import type { Row, Section, Ways } from './parts/row';
import { SettingRow } from './parts/setting-row';

const Part = styled('section')({ display: 'flex', flexDirection: 'column' });

function Rows({
  section,
  rows,
  ways,
  hasReset,
  isTitled = true,
}: {
  section: Section;
  rows: readonly Row[];
  ways: Ways;
  hasReset: boolean;
  isTitled?: boolean;
}) {
  const t = useTexts();
  const id = useId();
  return (
    <Part aria-labelledby={id}>
      <Typography id={id} variant="h3" {...(isTitled ? {} : { style: hidden })}>
        {t(section.title)}
      </Typography>
      {rows.map((row) => (
        <SettingRow key={row.label} row={row} ways={ways} />
      ))}
      {hasReset && <ResetLine section={section} />}
    </Part>
  );
}

/** One section; `isTitled` unless its name stands above it already. */
export function SectionPage({
  section,
  isTitled,
  ways,
}: {
  section: Section;
  isTitled: boolean;
  ways: Ways;
}) {
  return <Rows section={section} rows={section.rows} ways={ways} hasReset isTitled={isTitled} />;
}

/** What a search found, by section. */
export function FoundRows({
  sections,
  query,
  ways,
}: {
  sections: readonly Section[];
  query: string;
  ways: Ways;
}) {
  const t = useTexts();
  const found = findRows(sections, query, t);
  const count = found.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <>
      <Typography component="output" variant="caption" sx={{ color: color.muted }}>
        {count === 0 ? '' : t('settings.found', { count })}
      </Typography>
      {count === 0 && (
        <output>
          <EmptyState title={t('settings.foundNothing')}>
            {t('settings.foundNothingText')}
          </EmptyState>
        </output>
      )}
      {found.map(({ section, rows }) => (
        <Rows key={section.id} section={section} rows={rows} ways={ways} hasReset={false} />
      ))}
    </>
  );
}
