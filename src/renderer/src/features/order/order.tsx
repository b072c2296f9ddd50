import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useId, useState, type ReactNode } from 'react';
import type { AuditLine, ServerView } from '../../../../shared/bridge/views';
import type { Ban } from '../../../../shared/model/act';
import { isolateText } from '../../../../shared/model/direction';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ServerId } from '../../../../shared/model/ids';
import { call, useServer } from '../../bridge/app-store';
import { Band } from '../../components/band';
import { WarningIcon } from '../../components/icons';
import { announce } from '../../components/live-region';
import { toDateTimeText } from '../../components/times';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { toAuditText } from './audit-text';

type HeadingLevel = 'h3' | 'h4';

const Whole = styled('div')({ display: 'grid', gap: 16, minWidth: 0 });
const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, fontSize: 13 });
const Row = styled('li')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '8px 0',
  borderTop: `1px solid ${color.line}`,
  lineHeight: '19px',
});
const Words = styled('div')({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' });
const Quiet = styled('div')({ color: color.muted, fontSize: 12 });
const Forged = styled('div')({ color: color.danger, fontSize: 12 });
const sign = { fontSize: 13, verticalAlign: '-2px' } as const;

/** Whoever keeps order on a server: who is banned, with a way to lift it, and all that was done. */
export function Order({
  serverId,
  headings,
  linesAtFirst = Infinity,
}: {
  serverId: ServerId;
  /** How many lines of the audit list stand there before somebody wants to see more. */
  linesAtFirst?: number;
  /** One level below what it stands under. */
  headings: HeadingLevel;
}) {
  const server = useServer(serverId);
  if (server === null) return null;
  // Asked for anew when there is news.
  const key = `${serverId} ${server.connection.state} ${toNews(server)}`;
  return <Lists key={key} server={server} headings={headings} linesAtFirst={linesAtFirst} />;
}

/** Changes whenever somebody was appointed, muted, removed or came back: then there is news. */
const toNews = ({ members }: ServerView): string =>
  JSON.stringify(
    Object.values(members)
      .filter(({ role, mute, isRemoved }) => role !== 'member' || mute || isRemoved)
      .map(({ id, role, mute, isRemoved }) => [id, role, mute, isRemoved]),
  );

const fetchLists = async (serverId: ServerId) => {
  const [banned, done] = await Promise.all([
    call('order:bans', { serverId }),
    call('order:audit', { serverId }),
  ]);
  return { banned, done };
};
type Fetched = Awaited<ReturnType<typeof fetchLists>>;

function Lists({
  server,
  headings,
  linesAtFirst,
}: {
  server: ServerView;
  headings: HeadingLevel;
  linesAtFirst: number;
}) {
  const t = useTexts();
  const { id: serverId } = server;
  const [bans, setBans] = useState<Ban[]>([]);
  const [lines, setLines] = useState<AuditLine[] | null>(null);
  const [most, setMost] = useState(linesAtFirst);
  const [hasOlder, setHasOlder] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);

  const take = useCallback(({ banned, done }: Fetched) => {
    if (banned.ok) setBans(banned.value.bans);
    if (done.ok) {
      setLines(done.value.items);
      setHasOlder(done.value.hasOlder);
    }
    setProblem(banned.ok ? (done.ok ? null : done.code) : banned.code);
  }, []);
  const load = () => fetchLists(serverId).then(take);
  useEffect(() => {
    void fetchLists(serverId).then(take);
  }, [serverId, take]);

  const shown = lines?.slice(0, most) ?? [];
  const isCut = shown.length < (lines?.length ?? 0);
  const loadOlder = async () => {
    if (isCut) {
      setMost(Infinity);
      return;
    }
    const before = lines?.at(-1)?.number;
    if (before === undefined) return;
    const answer = await call('order:audit', { serverId, before });
    if (!answer.ok) {
      setProblem(answer.code);
      return;
    }
    setLines((known) => [...(known ?? []), ...answer.value.items]);
    setHasOlder(answer.value.hasOlder);
  };
  const lift = async ({ memberId, name }: Ban) => {
    const act = { kind: 'unban', memberId } as const;
    const answer = await call('order:act', { serverId, act, reason: '' });
    if (!answer.ok) {
      setProblem(answer.code);
      return;
    }
    announce(t('order.lifted', { name }));
    await load();
  };
  const toMoment = (at: number) => toDateTimeText(at - server.clockOffsetMs);

  return (
    <Whole>
      {problem !== null && (
        <Band
          tone="trouble"
          action={
            <Button size="small" variant="outlined" onClick={() => void load()}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          {t('order.failed')} {toErrorText(problem)}
        </Band>
      )}
      <Part
        level={headings}
        title={t('order.banned')}
        nothing={bans.length === 0 ? t('order.nobodyBanned') : null}
      >
        {bans.map((ban) => (
          <Row key={ban.memberId}>
            <Words>
              <bdi>{ban.name}</bdi>
              <Quiet>
                {t('order.bannedSince', { moment: toMoment(ban.at) })}
                {ban.reason !== '' && ` · ${t('order.because', { reason: ban.reason })}`}
              </Quiet>
            </Words>
            <Button
              size="small"
              aria-label={t('order.liftNamed', { name: isolateText(ban.name) })}
              onClick={() => void lift(ban)}
            >
              {t('order.lift')}
            </Button>
          </Row>
        ))}
      </Part>
      {lines !== null && (
        <Part
          level={headings}
          title={t('order.done')}
          nothing={lines.length === 0 ? t('order.nothingDone') : null}
        >
          {shown.map((line) => (
            <Row key={line.number}>
              <Words>
                <div>{toAuditText(line, server, t)}</div>
                {line.reason !== '' && <div>{t('order.because', { reason: line.reason })}</div>}
                <Quiet>{toMoment(line.at)}</Quiet>
                {line.isForged && (
                  <Forged>
                    <WarningIcon style={sign} /> {t('order.forged')}
                  </Forged>
                )}
              </Words>
            </Row>
          ))}
        </Part>
      )}
      {(hasOlder || isCut) && (
        <Button
          size="small"
          color="inherit"
          sx={{ justifySelf: 'start' }}
          onClick={() => void loadOlder()}
        >
          {t('order.older')}
        </Button>
      )}
    </Whole>
  );
}

function Part({
  level,
  title,
  nothing,
  children,
}: {
  level: HeadingLevel;
  title: string;
  /** What is said where there is nothing to list. */
  nothing: string | null;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <div>
      <Typography
        id={id}
        variant="caption"
        component={level}
        sx={{ color: color.muted, paddingBlock: '4px 6px' }}
      >
        {title}
      </Typography>
      {nothing === null ? (
        <List aria-labelledby={id}>{children}</List>
      ) : (
        <Typography variant="body2" sx={{ color: color.muted }}>
          {nothing}
        </Typography>
      )}
    </div>
  );
}
