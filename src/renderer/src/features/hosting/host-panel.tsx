import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { HostingView, MemberView } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ServerId } from '../../../../shared/model/ids';
import { call, useAppView, useServer } from '../../bridge/app-store';
import { Avatar } from '../../components/avatar';
import { Band } from '../../components/band';
import { CloseIcon } from '../../components/icons';
import { IconAction } from '../../components/icon-action';
import { KeyLook } from '../../components/key-words';
import { NameTag } from '../../components/name-tag';
import { PresenceDot } from '../../components/presence-dot';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, monospace, size } from '../../theme/tokens';
import { Access } from './access';
import { Addresses } from './addresses';
import { InviteBox } from './invite-box';
import { Knocks } from './knocks';
import { Section } from './section';
import { ReadAloud } from './read-aloud';
import { RecoveryBand, Safety } from './safety';
import { ServerName } from './server-name';
import { StopHosting } from './stop-hosting';

// Not a header: the panel is a landmark by its role alone, in which that would count as the page's own.
const Head = styled('div')({
  position: 'sticky',
  top: 0,
  zIndex: 1,
  display: 'flex',
  alignItems: 'center',
  height: size.header,
  padding: '0 8px 0 20px',
  borderBottom: `1px solid ${color.line}`,
  backgroundColor: color.sidebar,
});
const Body = styled('div')({ display: 'grid', gap: 20, padding: 20, minWidth: 0 });
const People = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 6 });
const Person = styled('li')({ display: 'flex', alignItems: 'center', gap: 10, minWidth: 0 });

type Running = Extract<HostingView, { state: 'running' }>;

function Connected({ present, selfId }: { present: MemberView[]; selfId: string }) {
  const t = useTexts();
  return (
    <Section title={t('hosting.connected')}>
      <People>
        {present.map((member) => (
          <Person key={member.id}>
            <Avatar
              id={member.id}
              name={member.name}
              size={22}
              presence={member.presence}
              pictureHash={member.pictureHash}
            />
            <NameTag {...member} />
            {member.id === selfId && (
              <Typography variant="caption" sx={{ color: color.muted }}>
                {t('hosting.you')}
              </Typography>
            )}
          </Person>
        ))}
      </People>
      {present.every((member) => member.id === selfId) && (
        <Typography variant="body2" sx={{ color: color.muted }}>
          {t('hosting.nobodyElse')}
        </Typography>
      )}
    </Section>
  );
}

function RunningPanel({
  hosting,
  order,
  onDoctor,
}: {
  hosting: Running;
  order: ReactNode;
  onDoctor: () => void;
}) {
  const t = useTexts();
  const server = useServer(hosting.serverId);
  const present = Object.values(server?.members ?? {}).filter(
    (member) => member.presence !== 'offline',
  );
  const others = present.filter((member) => member.id !== server?.selfId).length;
  const hasAddress = hosting.addresses.length > 0;
  return (
    <Body>
      <div style={{ minWidth: 0 }}>
        <ServerName name={hosting.name} />
        {hasAddress && (
          <Typography
            variant="body2"
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 2,
              fontWeight: 600,
              color: color.online,
            }}
          >
            <PresenceDot presence="online" />
            {`${t('hosting.reachable')} · ${t('common.people', { count: present.length })}`}
          </Typography>
        )}
      </div>
      <RecoveryBand storage={hosting.storage} />
      {!hasAddress && <Band tone="trouble">{t('hosting.noAddress')}</Band>}
      {/* Port 0 is no port: it asks for any free one, so none was taken. */}
      {hosting.wantedPort !== 0 && hosting.port !== hosting.wantedPort && (
        <Band>{t('hosting.otherPort', { wanted: hosting.wantedPort, port: hosting.port })}</Band>
      )}
      <Knocks knocks={hosting.knocks} />
      <InviteBox hosting={hosting} />
      {hasAddress && (
        <Section title={t('hosting.addresses')}>
          <Addresses addresses={hosting.addresses} />
        </Section>
      )}
      <Connected present={present} selfId={server?.selfId ?? ''} />
      <Section title={t('hosting.access')}>
        <Access joining={hosting.joining} />
      </Section>
      <Section title={t('order.title')}>{order}</Section>
      <Section title={t('hosting.key')}>
        <KeyLook words={hosting.keyWords} fingerprint={hosting.fingerprint} />
        <ReadAloud hosting={hosting} />
        <Typography variant="caption" sx={{ color: color.muted }}>
          {t('hosting.keyHint')}{' '}
          <span style={{ fontFamily: monospace }}>{hosting.fingerprint}</span>
        </Typography>
      </Section>
      <Section title={t('hosting.notReached')}>
        <Typography variant="body2" sx={{ color: color.muted }}>
          {t('hosting.notReachedText')}
        </Typography>
        <Button size="small" variant="outlined" sx={{ justifySelf: 'start' }} onClick={onDoctor}>
          {t('doctor.open')}
        </Button>
      </Section>
      <Safety storage={hosting.storage} />
      <StopHosting name={hosting.name} others={others} />
    </Body>
  );
}

function StoppedPanel({ problem, onDoctor }: { problem: ErrorCode | null; onDoctor: () => void }) {
  const t = useTexts();
  const [refusal, setRefusal] = useState<ErrorCode | null>(problem);
  const shown = refusal ?? problem;
  const start = async () => {
    setRefusal(null);
    const answer = await call('hosting:start', {});
    if (!answer.ok) setRefusal(answer.code);
  };
  return (
    <Body>
      {shown !== null && (
        <Band
          tone="trouble"
          action={
            <Button size="small" variant="outlined" onClick={onDoctor}>
              {t('doctor.findOut')}
            </Button>
          }
        >
          {toErrorText(shown)}
        </Band>
      )}
      <Typography>{t('hosting.stopped')}</Typography>
      <Button variant="contained" onClick={() => void start()}>
        {t('hosting.start')}
      </Button>
    </Body>
  );
}

/** Everything about the server this app hosts: who can reach it, who is there, who may join, and how to stop. */
export function HostPanel({
  order,
  onClose,
  onDoctor,
}: {
  /** Who is banned, and what was done to keep order. */
  order: (serverId: ServerId) => ReactNode;
  onClose: () => void;
  onDoctor: () => void;
}) {
  const t = useTexts();
  const hosting = useAppView((view) => view.hosting);
  if (hosting === null) return null;
  return (
    <>
      <Head>
        <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
          {t('hosting.panel')}
        </Typography>
        <IconAction label={t('common.closePanel')} onClick={onClose}>
          <CloseIcon />
        </IconAction>
      </Head>
      {hosting.state === 'running' && (
        <RunningPanel hosting={hosting} order={order(hosting.serverId)} onDoctor={onDoctor} />
      )}
      {hosting.state === 'stopped' && (
        <StoppedPanel problem={hosting.problem} onDoctor={onDoctor} />
      )}
      {(hosting.state === 'starting' || hosting.state === 'stopping') && (
        <Body>
          <Band>{t(`hosting.${hosting.state}`)}</Band>
        </Body>
      )}
    </>
  );
}
