import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { Knock } from '../../../../shared/model/knock';
import { looksLike } from '../../../../shared/model/look-alikes';
import { call, useAppView } from '../../bridge/app-store';
import { Band } from '../../components/band';
import { announce } from '../../components/live-region';
import { toErrorText, useTexts } from '../../components/use-texts';
import { WarningLine } from '../../components/warning-line';
import { styled } from '../../theme/styled';
import { color, radius } from '../../theme/tokens';
import { Section } from './section';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 });
const Row = styled('li')({
  display: 'grid',
  gap: 8,
  minWidth: 0,
  padding: 12,
  borderRadius: radius.control,
  border: `1px solid ${color.line}`,
  backgroundColor: color.raised,
});
const Actions = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });
const Name = styled('bdi')({ fontWeight: 600, overflowWrap: 'anywhere' });

/** Gives the host's word; somebody who has gone meanwhile is no trouble. */
function useAnswer() {
  const t = useTexts();
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const answer = async ({ memberId, name }: Knock, isLetIn: boolean) => {
    const answered = await call('knock:answer', { memberId, isLetIn });
    if (answered.ok) announce(t(isLetIn ? 'hosting.knockLetIn' : 'hosting.knockRefused', { name }));
    setProblem(answered.ok || answered.code === 'not_found' ? null : answered.code);
  };
  return { problem, answer };
}

/** Tells which member somebody at the door could be taken for: of the same name, or of one that looks like it (PR-7). */
function useLookAlike() {
  const members = useAppView(({ hosting, servers }) =>
    hosting?.state === 'running' ? servers[hosting.serverId]?.members : undefined,
  );
  return ({ memberId, name }: Knock): string | null =>
    Object.values(members ?? {}).find(
      (member) =>
        member.id !== memberId && member.isRemoved !== true && looksLike(member.name, name),
    )?.name ?? null;
}

/** Those who wait for the host's word, in the host panel. */
export function Knocks({ knocks }: { knocks: readonly Knock[] }) {
  const t = useTexts();
  const { problem, answer } = useAnswer();
  const toLookAlike = useLookAlike();
  const warnOf = (known: string | null) =>
    known === null ? null : (
      <WarningLine>{t('hosting.knockLooksLike', { name: known })}</WarningLine>
    );
  if (knocks.length === 0) return null;
  return (
    <Section title={t('hosting.knocks')}>
      <Typography variant="body2" sx={{ color: color.muted }}>
        {t('hosting.knocksHint')}
      </Typography>
      {problem !== null && <Band tone="trouble">{toErrorText(problem)}</Band>}
      <List aria-label={t('hosting.knocks')}>
        {knocks.map((knock) => (
          <Row key={knock.memberId}>
            <div style={{ minWidth: 0 }}>
              <Name>{knock.name}</Name>
              <Typography variant="caption" component="div" lang="en" sx={{ color: color.muted }}>
                {knock.keyWords.join(' ')}
              </Typography>
            </div>
            {warnOf(toLookAlike(knock))}
            <Actions>
              <Button
                size="small"
                variant="contained"
                aria-label={t('hosting.letInNamed', { name: knock.name })}
                onClick={() => void answer(knock, true)}
              >
                {t('hosting.letIn')}
              </Button>
              <Button
                size="small"
                variant="outlined"
                color="inherit"
                aria-label={t('hosting.refuseNamed', { name: knock.name })}
                onClick={() => void answer(knock, false)}
              >
                {t('hosting.refuse')}
              </Button>
            </Actions>
          </Row>
        ))}
      </List>
    </Section>
  );
}

const BandPlace = styled('div')({ flex: 'none', padding: '8px 12px 0' });

/** Over whatever the host looks at while somebody waits: one can be answered right there, several are a list. */
export function KnockBand({ onShow }: { onShow: () => void }) {
  const t = useTexts();
  const hosting = useAppView((view) => view.hosting);
  const { answer } = useAnswer();
  const toLookAlike = useLookAlike();
  const knocks = hosting?.state === 'running' ? hosting.knocks : [];
  const [first, second] = knocks;
  if (hosting?.state !== 'running' || first === undefined) return null;
  const one = second === undefined ? first : null;
  const known = one === null ? null : toLookAlike(one);
  return (
    <BandPlace>
      <Band
        tone={known === null ? 'calm' : 'trouble'}
        action={
          <Actions>
            {one !== null && (
              <>
                <Button size="small" variant="contained" onClick={() => void answer(one, true)}>
                  {t('hosting.letIn')}
                </Button>
                <Button
                  size="small"
                  variant="outlined"
                  color="inherit"
                  onClick={() => void answer(one, false)}
                >
                  {t('hosting.refuse')}
                </Button>
              </>
            )}
            <Button size="small" variant="text" onClick={onShow}>
              {t('hosting.knockShow')}
            </Button>
          </Actions>
        }
      >
        {one === null
          ? t('hosting.knockMany', { count: knocks.length, server: hosting.name })
          : t('hosting.knockOne', { name: one.name, server: hosting.name })}{' '}
        {known !== null && t('hosting.knockLooksLike', { name: known })}
      </Band>
    </BandPlace>
  );
}
