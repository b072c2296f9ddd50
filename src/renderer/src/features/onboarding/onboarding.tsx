import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useCallback, useRef, useState } from 'react';
import { displayNameSchema } from '../../../../shared/model/name-schemas';
import type { NearbyServer } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ServerId } from '../../../../shared/model/ids';
import { call, useAppView } from '../../bridge/app-store';
import { Band } from '../../components/band';
import { SettingsIcon } from '../../components/icons';
import { IconAction } from '../../components/icon-action';
import { NearbyList } from '../../components/nearby-list';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, radius, shadow, underColumn } from '../../theme/tokens';

const Page = styled('main')({
  position: 'relative',
  height: '100%',
  overflowY: 'auto',
  display: 'grid',
  placeItems: 'center',
  padding: 24,
  backgroundColor: color.sidebar,
  [underColumn]: { padding: 12 },
});
const Card = styled('form')({
  width: '100%',
  maxWidth: 440,
  padding: 32,
  borderRadius: radius.card,
  border: `1px solid ${color.line}`,
  boxShadow: shadow,
  backgroundColor: color.raised,
  [underColumn]: { padding: 20 },
});
const Mark = styled('div')({
  width: 44,
  height: 44,
  borderRadius: 12,
  display: 'grid',
  placeItems: 'center',
  backgroundColor: color.accent,
  color: color.onAccent,
  fontSize: 20,
  fontWeight: 700,
  forcedColorAdjust: 'none',
});
const Actions = styled('div')({ display: 'grid', gap: 8, marginTop: 20 });
const Near = styled('div')({
  '&:not(:empty)': { marginTop: 22, paddingTop: 16, borderTop: `1px solid ${color.line}` },
});

/** The first screen: who one is, and host or join. Stands wherever there is no server to show. */
export function Onboarding({
  hasInvite,
  onHosted,
  onJoin,
  onNearby,
  onOpenSettings,
  onDoctor,
}: {
  /** An invite link was opened and waits for the name. */
  hasInvite: boolean;
  onHosted: (serverId: ServerId) => void;
  onJoin: () => void;
  /** Somebody chose a server of this network. */
  onNearby: (server: NearbyServer) => void;
  onOpenSettings: () => void;
  /** Hosting failed, and the person wants to know why. */
  onDoctor: () => void;
}) {
  const t = useTexts();
  const profile = useAppView((view) => view.profile);
  const hosting = useAppView((view) => view.hosting.state);
  const [name, setName] = useState(profile?.name ?? profile?.suggestedName ?? '');
  const [isNameWrong, setIsNameWrong] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLElement | null>(null);
  const focusField = useInitialFocus();
  const fieldRef = useCallback(
    (element: HTMLElement | null) => {
      field.current = element;
      focusField(element);
    },
    [focusField],
  );
  const isStarting = isBusy || hosting === 'starting';

  /** Whether the name stands and main knows it. */
  const settleName = async (): Promise<boolean> => {
    const parsed = displayNameSchema.safeParse(name);
    const answer = parsed.success ? await call('profile:rename', { name: parsed.data }) : null;
    if (answer?.ok === true) return true;
    if (answer === null || answer.code === 'name_invalid' || answer.code === 'bad_request') {
      setIsNameWrong(true);
      field.current?.focus();
    } else setProblem(answer.code);
    return false;
  };

  const host = async () => {
    if (isStarting) return;
    setProblem(null);
    setIsBusy(true);
    const answer = (await settleName()) ? await call('hosting:start', {}) : null;
    setIsBusy(false);
    if (answer === null) return;
    if (answer.ok) onHosted(answer.value.serverId);
    else setProblem(answer.code);
  };

  const join = async () => {
    if (isStarting) return;
    setProblem(null);
    if (await settleName()) onJoin();
  };

  const joinNearby = async (server: NearbyServer) => {
    if (isStarting) return;
    setProblem(null);
    if (await settleName()) onNearby(server);
  };

  return (
    <Page>
      <div style={{ position: 'absolute', insetInlineEnd: 12, insetBlockStart: 12 }}>
        <IconAction label={t('onboarding.settings')} onClick={onOpenSettings}>
          <SettingsIcon />
        </IconAction>
      </div>
      <Card
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void (hasInvite ? join() : host());
        }}
      >
        <Mark aria-hidden>H</Mark>
        <Typography variant="h1" sx={{ marginTop: 4 }}>
          {t('onboarding.title')}
        </Typography>
        <Typography sx={{ color: color.muted, marginTop: 1, marginBottom: 5 }}>
          {t('onboarding.subtitle')}
        </Typography>
        {hasInvite && (
          <div style={{ marginBottom: 16 }}>
            <Band>{t('onboarding.invited')}</Band>
          </div>
        )}
        <TextField
          label={t('onboarding.name')}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setIsNameWrong(false);
          }}
          error={isNameWrong}
          helperText={isNameWrong ? t('onboarding.nameWrong') : undefined}
          inputRef={fieldRef}
          fullWidth
          onFocus={(event) => event.target.select()}
          slotProps={{
            htmlInput: { spellCheck: false, autoComplete: 'off', dir: 'auto' },
            formHelperText: { role: 'alert' },
          }}
        />
        <Actions>
          <Button
            type={hasInvite ? 'button' : 'submit'}
            size="large"
            variant={hasInvite ? 'outlined' : 'contained'}
            color={hasInvite ? 'inherit' : 'primary'}
            aria-busy={isStarting}
            onClick={hasInvite ? () => void host() : undefined}
          >
            {isStarting ? t('onboarding.hosting') : t('onboarding.host')}
          </Button>
          <Button
            type={hasInvite ? 'submit' : 'button'}
            size="large"
            variant={hasInvite ? 'contained' : 'outlined'}
            color={hasInvite ? 'primary' : 'inherit'}
            onClick={hasInvite ? undefined : () => void join()}
          >
            {t('onboarding.join')}
          </Button>
        </Actions>
        {problem !== null && (
          <div style={{ marginTop: 16 }}>
            <Band
              tone="trouble"
              action={
                <Button size="small" variant="outlined" onClick={onDoctor}>
                  {t('doctor.findOut')}
                </Button>
              }
            >
              {toErrorText(problem)}
            </Band>
          </div>
        )}
        <Near>
          <NearbyList onJoin={(server) => void joinNearby(server)} />
        </Near>
      </Card>
    </Page>
  );
}
