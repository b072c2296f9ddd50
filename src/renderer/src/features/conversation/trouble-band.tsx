import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import type { ConnectionView, HostingView, ServerView } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import { call, useAppView } from '../../bridge/app-store';
import { Band } from '../../components/band';
import { useLooking } from '../../components/use-looking';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, underColumn } from '../../theme/tokens';
import { toAwayText } from './away-text';
import { PasswordForm, WrongKeyDialog } from './later';
import { useSecondsUntil } from './use-seconds-until';

/** A connection that stands sooner than this is not worth a word. */
const QUIET_MS = 700;

const Place = styled('div')({
  flex: 'none',
  margin: '0 20px 8px',
  [underColumn]: { margin: '0 10px 8px' },
});
const Detail = styled('span')({ color: color.muted });
const Countdown = styled('span')({
  color: color.muted,
  fontSize: 12,
  fontVariantNumeric: 'tabular-nums',
});

/** Says what is wrong with the connection or a disk, what still works, and what Hearth does about it. */
export function TroubleBand({
  server,
  onDoctor,
  onUpdates,
}: {
  server: ServerView;
  /** Opens the network doctor for an address. */
  onDoctor: (address: string) => void;
  /** Opens what is said of newer versions of this app. */
  onUpdates: () => void;
}) {
  return (
    <>
      {server.isDiskFailing && <OwnDisk />}
      <AwayBand server={server} onDoctor={() => onDoctor(server.address)} onUpdates={onUpdates} />
    </>
  );
}

function OwnDisk() {
  const t = useTexts();
  return (
    <Place>
      <Band tone="trouble">
        {t('conversation.ownDisk')} <Detail>{t('conversation.ownDiskDetail')}</Detail>
      </Band>
    </Place>
  );
}

function AwayBand({
  server,
  onDoctor,
  onUpdates,
}: {
  server: ServerView;
  onDoctor: () => void;
  onUpdates: () => void;
}) {
  const { connection } = server;
  const hosting = useAppView((view) => view.hosting);
  // Nothing comes back by itself while the server in this very app does not run.
  if (server.isHostedHere && hosting !== null && hosting.state !== 'running')
    return <NotHosting server={server} hosting={hosting} />;
  switch (connection.state) {
    case 'online':
      return <HeldUp server={server} />;
    case 'connecting':
      return <Connecting server={server} />;
    case 'reconnecting':
      return <Reconnecting server={server} connection={connection} onDoctor={onDoctor} />;
    case 'refused':
      return <Refused server={server} reason={connection.reason} onUpdates={onUpdates} />;
  }
}

function NotHosting({
  server,
  hosting,
}: {
  server: ServerView;
  hosting: Exclude<HostingView, { state: 'running' }>;
}) {
  const t = useTexts();
  if (hosting.state !== 'stopped')
    return (
      <Place>
        <Band>{t(`hosting.${hosting.state}`)}</Band>
      </Place>
    );
  return (
    <Place>
      <Band
        tone={hosting.problem === null ? 'calm' : 'trouble'}
        action={
          <Button size="small" variant="outlined" onClick={() => void call('hosting:start', {})}>
            {t('conversation.hostAgain')}
          </Button>
        }
      >
        {hosting.problem !== null && `${toErrorText(hosting.problem)} `}
        {t('conversation.notHosting', { server: server.name })}{' '}
        <Detail>{t('conversation.notHostingDetail')}</Detail>
      </Band>
    </Place>
  );
}

function Connecting({ server }: { server: ServerView }) {
  const t = useTexts();
  const [isWorthAWord, setIsWorthAWord] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsWorthAWord(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isWorthAWord) return null;
  return (
    <Place>
      <Band>
        {t('conversation.connecting', { server: server.name })}{' '}
        <Detail>{t('conversation.connectingDetail')}</Detail>
      </Band>
    </Place>
  );
}

/** Connected, but the server does not take what one writes. */
function HeldUp({ server }: { server: ServerView }) {
  const t = useTexts();
  const { heldUpBy } = server;
  if (heldUpBy !== 'unavailable' && heldUpBy !== 'timeout') return null;
  return (
    <Place>
      <Band tone="trouble">
        {t(`conversation.heldUp.${heldUpBy}`, { server: server.name })}{' '}
        {!server.isDiskFailing && <Detail>{t('conversation.heldUpDetail')}</Detail>}
      </Band>
    </Place>
  );
}

function Reconnecting({
  server,
  connection,
  onDoctor,
}: {
  server: ServerView;
  connection: Extract<ConnectionView, { state: 'reconnecting' }>;
  onDoctor: () => void;
}) {
  const t = useTexts();
  const seconds = useSecondsUntil(connection.retryAt);
  return (
    <Place>
      <Band
        action={
          <>
            <Countdown>
              {seconds > 0
                ? t('conversation.nextTry', { count: seconds })
                : t('conversation.tryingNow')}
            </Countdown>
            {connection.reason !== 'awaiting_admission' && (
              <Button size="small" variant="text" onClick={onDoctor}>
                {t('doctor.findOut')}
              </Button>
            )}
            <Button
              size="small"
              variant="outlined"
              onClick={() => void call('server:retry', { serverId: server.id })}
            >
              {t('conversation.tryNow')}
            </Button>
          </>
        }
      >
        {toAwayText(server, connection.reason, t)}{' '}
        {!server.isDiskFailing && <Detail>{t('conversation.awayDetail')}</Detail>}
      </Band>
    </Place>
  );
}

const OUR_CHOICES: ReadonlySet<ErrorCode> = new Set([
  'wrong_key',
  'version_mismatch',
  'app_too_old',
  'server_too_old',
]);

function Refused({
  server,
  reason,
  onUpdates,
}: {
  server: ServerView;
  reason: ErrorCode;
  onUpdates: () => void;
}) {
  const t = useTexts();
  const [isComparing, setIsComparing] = useState(false);
  // Here it is this app that stays away.
  const isOurChoice = OUR_CHOICES.has(reason);
  const wantsPassword = reason === 'password_required' || reason === 'wrong_password';
  const action = wantsPassword ? (
    <PasswordForm serverId={server.id} />
  ) : (
    <>
      {reason === 'wrong_key' && (
        <Button size="small" variant="outlined" onClick={() => setIsComparing(true)}>
          {t('conversation.wrongKeyCompare')}
        </Button>
      )}
      {reason === 'app_too_old' && <UpdateButton onUpdates={onUpdates} />}
      <Button
        size="small"
        variant="outlined"
        onClick={() => void call('server:retry', { serverId: server.id })}
      >
        {t('common.tryAgain')}
      </Button>
    </>
  );
  return (
    <Place>
      <Band tone="trouble" action={action}>
        {t(isOurChoice ? 'conversation.notConnected' : 'conversation.refused', {
          server: server.name,
        })}{' '}
        {toErrorText(reason)}
      </Band>
      {isComparing && <WrongKeyDialog server={server} onClose={() => setIsComparing(false)} />}
    </Place>
  );
}

/** The way to a newer app. Where this copy looks for any, it begins to. */
function UpdateButton({ onUpdates }: { onUpdates: () => void }) {
  const t = useTexts();
  const looking = useLooking();
  if (looking === null) return null;
  return (
    <Button
      size="small"
      variant="outlined"
      onClick={() => {
        if (looking === 'on') void call('update:check', {});
        onUpdates();
      }}
    >
      {t(looking === 'on' ? 'updates.menu' : 'updates.settings')}
    </Button>
  );
}
