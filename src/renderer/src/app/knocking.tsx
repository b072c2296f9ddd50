import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import type { ConnectionView, ServerView } from '../../../shared/bridge/views';
import { call, useAppView } from '../bridge/app-store';
import { KeyWords } from '../components/key-words';
import { useTexts } from '../components/use-texts';
import { styled } from '../theme/styled';
import { color, radius, underColumn } from '../theme/tokens';

const Card = styled('section')({
  justifySelf: 'center',
  width: '100%',
  maxWidth: 480,
  maxHeight: '100%',
  overflowY: 'auto',
  display: 'grid',
  gap: 12,
  padding: 24,
  borderRadius: radius.card,
  border: `1px solid ${color.line}`,
  backgroundColor: color.raised,
  [underColumn]: { padding: 16 },
});
const Place = styled('div')({
  display: 'grid',
  minHeight: 0,
  padding: 20,
  [underColumn]: { padding: 10 },
});
const Actions = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });

/** Whether a server is one whose host was asked to let the person in (HS-19). */
export function isAboutKnocking(connection: ConnectionView): boolean {
  if (connection.state !== 'refused' && connection.state !== 'reconnecting') return false;
  return connection.reason === 'awaiting_admission' || connection.reason === 'admission_refused';
}

/** In the place of a conversation while the host has not let the person in yet, or has refused to. */
export function Knocking({ server, onRetry }: { server: ServerView; onRetry: () => void }) {
  const t = useTexts();
  const words = useAppView((view) => view.profile.keyWords) ?? [];
  const { connection } = server;
  const isWaiting = connection.state === 'reconnecting';
  const isRefused = connection.state === 'refused' && connection.reason === 'admission_refused';
  const leave = () => void call('server:forget', { serverId: server.id });
  const title = isWaiting ? 'waitingTitle' : isRefused ? 'refusedTitle' : 'unansweredTitle';
  const text = isWaiting ? 'waitingText' : isRefused ? 'refusedText' : 'unansweredText';
  return (
    <Place>
      <Card aria-label={t('servers.knocking')}>
        <output style={{ display: 'grid', gap: 8 }}>
          <Typography
            variant="h2"
            sx={{ display: 'flex', alignItems: 'center', gap: 3, overflowWrap: 'anywhere' }}
          >
            {isWaiting && <CircularProgress size={18} aria-hidden sx={{ flex: 'none' }} />}
            <span>{t(`servers.${title}`)}</span>
          </Typography>
          <Typography sx={{ color: color.muted, overflowWrap: 'anywhere' }}>
            {t(`servers.${text}`, { server: server.name })}
          </Typography>
        </output>
        {isWaiting && words.length > 0 && (
          <div>
            <Typography variant="body2" sx={{ color: color.muted, marginBottom: 2 }}>
              {t('servers.knockWords')}
            </Typography>
            <KeyWords words={words} />
          </div>
        )}
        <Actions>
          {!isWaiting && !isRefused && (
            <Button variant="contained" onClick={onRetry}>
              {t('servers.knockAgain')}
            </Button>
          )}
          <Button variant="outlined" color="inherit" onClick={leave}>
            {t(isWaiting ? 'common.cancel' : 'servers.knockLeave')}
          </Button>
        </Actions>
      </Card>
    </Place>
  );
}
