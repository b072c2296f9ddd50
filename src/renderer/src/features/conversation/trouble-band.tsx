import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useEffect, useId, useState } from 'react';
import type { ConnectionView, HostingView, ServerView } from '../../../../shared/bridge/views';
import { LIMITS } from '../../../../shared/model/limits';
import { call, useAppView } from '../../bridge/app-store';
import { Band } from '../../components/band';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color, underColumn } from '../../theme/tokens';

/** A connection that stands sooner than this is not worth a word. */
const QUIET_MS = 700;
const SECOND_MS = 1_000;

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
const PasswordForm = styled('form')({ display: 'flex', alignItems: 'flex-end', gap: 8 });

/** Says what is wrong with the connection, what still works, and what Hearth does about it. */
export function TroubleBand({ server }: { server: ServerView }) {
  const { connection } = server;
  const hosting = useAppView((view) => view.hosting);
  // Nothing comes back by itself while the server in this very app does not run.
  if (server.isHostedHere && hosting !== null && hosting.state !== 'running')
    return <NotHosting server={server} hosting={hosting} />;
  switch (connection.state) {
    case 'online':
      return null;
    case 'connecting':
      return <Connecting server={server} />;
    case 'reconnecting':
      return <Reconnecting server={server} connection={connection} />;
    case 'refused':
      return <Refused server={server} reason={connection.reason} />;
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

function Reconnecting({
  server,
  connection,
}: {
  server: ServerView;
  connection: Extract<ConnectionView, { state: 'reconnecting' }>;
}) {
  const t = useTexts();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.ceil((connection.retryAt - now) / SECOND_MS);
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
        {t('conversation.reconnecting', { server: server.name })}{' '}
        <Detail>{t('conversation.reconnectingDetail')}</Detail>
      </Band>
    </Place>
  );
}

function Refused({
  server,
  reason,
}: {
  server: ServerView;
  reason: Extract<ConnectionView, { state: 'refused' }>['reason'];
}) {
  const t = useTexts();
  const fieldId = useId();
  const [password, setPassword] = useState('');
  const wantsPassword = reason === 'password_required' || reason === 'wrong_password';
  const action = wantsPassword ? (
    <PasswordForm
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void call('server:retry', { serverId: server.id, password });
      }}
    >
      <FormControl size="small">
        <InputLabel htmlFor={fieldId}>{t('conversation.password')}</InputLabel>
        <OutlinedInput
          id={fieldId}
          type="password"
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          inputProps={{ maxLength: LIMITS.passwordLength }}
        />
      </FormControl>
      <Button type="submit" variant="contained" disabled={password === ''}>
        {t('conversation.connect')}
      </Button>
    </PasswordForm>
  ) : (
    <Button
      size="small"
      variant="outlined"
      onClick={() => void call('server:retry', { serverId: server.id })}
    >
      {t('common.tryAgain')}
    </Button>
  );
  return (
    <Place>
      <Band tone="trouble" action={action}>
        {t('conversation.refused', { server: server.name })} {toErrorText(reason)}
      </Band>
    </Place>
  );
}
