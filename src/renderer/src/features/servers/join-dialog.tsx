import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InvitePreview } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ServerId } from '../../../../shared/model/ids';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { InfoIcon } from '../../components/icons';
import { toInitials } from '../../components/initials';
import { KeyWords } from '../../components/key-words';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color, edge, monospace, radius } from '../../theme/tokens';

const Card = styled('div')({
  display: 'flex',
  gap: 12,
  alignItems: 'flex-start',
  padding: 12,
  border: `1px solid ${edge}`,
  borderRadius: radius.composer,
  minWidth: 0,
});
const Tile = styled('span')({
  flex: 'none',
  width: 36,
  height: 36,
  borderRadius: 10,
  display: 'grid',
  placeItems: 'center',
  backgroundColor: color.softAccent,
  color: color.accent,
  fontWeight: 650,
});
const Words = styled('div')({ minWidth: 0, overflowWrap: 'anywhere' });

const PASSWORD_CODES: ReadonlySet<ErrorCode> = new Set(['password_required', 'wrong_password']);

function Preview({ preview }: { preview: InvitePreview }) {
  const t = useTexts();
  if (preview.kind === 'address') {
    return (
      <Typography variant="caption" sx={{ display: 'flex', gap: 2, color: color.muted }}>
        <InfoIcon sx={{ fontSize: 16, flex: 'none' }} /> {t('servers.previewAddress')}
      </Typography>
    );
  }
  return (
    <Card>
      <Tile aria-hidden>{toInitials(preview.name ?? '')}</Tile>
      <Words>
        <Typography variant="caption" component="div" sx={{ color: color.muted }}>
          {t('servers.previewInvite')}
        </Typography>
        <Typography variant="h3" component="div">
          <bdi>{preview.name}</bdi>
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: color.muted }}>
          {t('servers.previewAddresses', {
            count: preview.addresses.length,
            addresses: preview.addresses.join(', '),
          })}
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: color.muted }}>
          {t('servers.previewKey')}{' '}
          <span style={{ fontFamily: monospace }}>{preview.fingerprint}</span>
        </Typography>
        <div style={{ paddingTop: 8 }}>
          <KeyWords words={preview.keyWords} />
        </div>
        {preview.knownServerId !== null && (
          <Typography variant="body2" sx={{ marginTop: 1 }}>
            {t('servers.previewKnown')}
          </Typography>
        )}
      </Words>
    </Card>
  );
}

/** What main reads out of the text in the field; null while there is nothing sensible. Answers to older texts are dropped. */
function usePreview(input: string): InvitePreview | null {
  const [preview, setPreview] = useState<InvitePreview | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (input !== '') {
      void call('invite:preview', { input }).then((answer) => {
        if (isCurrent) setPreview(answer.ok ? answer.value : null);
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [input]);
  return input === '' ? null : preview;
}

/** Joins a server by invite or address. `initialInput` comes from an opened link. */
export function JoinDialog({
  initialInput,
  onClose,
  onJoined,
}: {
  initialInput: string;
  onClose: () => void;
  onJoined: (serverId: ServerId) => void;
}) {
  const t = useTexts();
  const [text, setText] = useState(initialInput);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [wantsPassword, setWantsPassword] = useState(false);
  const [isJoining, setIsJoining] = useState(false);
  const field = useRef<HTMLElement | null>(null);
  const focusField = useInitialFocus(initialInput === '');
  const joinRef = useInitialFocus(initialInput !== '');
  const fieldRef = useCallback(
    (element: HTMLElement | null) => {
      field.current = element;
      focusField(element);
    },
    [focusField],
  );
  const passwordField = useRef<HTMLInputElement>(null);
  const isOpen = useRef(true);
  const input = text.trim();
  const preview = usePreview(input);
  const isPasswordProblem = problem !== null && PASSWORD_CODES.has(problem);

  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  useEffect(() => {
    if (isPasswordProblem) passwordField.current?.focus();
    else if (problem !== null) field.current?.focus();
  }, [problem, isPasswordProblem]);

  const join = async () => {
    if (isJoining) return;
    if (input === '') {
      setProblem('address_invalid');
      return;
    }
    setProblem(null);
    setIsJoining(true);
    const answer = await call('server:join', {
      input,
      ...(wantsPassword && password !== '' ? { password } : {}),
    });
    // Closed meanwhile: whoever closed it does not want to be taken somewhere.
    if (!isOpen.current) return;
    setIsJoining(false);
    if (answer.ok) {
      onJoined(answer.value.serverId);
      return;
    }
    if (PASSWORD_CODES.has(answer.code)) setWantsPassword(true);
    setProblem(answer.code);
  };

  const change = (next: string) => {
    setText(next);
    setProblem(null);
    setWantsPassword(false);
    setPassword('');
  };

  const hasFieldProblem = problem !== null && !isPasswordProblem;
  return (
    <AppDialog
      isOpen
      title={t('servers.joinTitle')}
      onClose={onClose}
      onSubmit={() => void join()}
      closeOnBackdrop={text === ''}
      actions={
        <>
          <Button color="inherit" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" ref={joinRef} aria-busy={isJoining}>
            {isJoining ? t('servers.joining') : t('servers.join')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('servers.input')}
        value={text}
        onChange={(event) => change(event.target.value)}
        error={hasFieldProblem}
        helperText={hasFieldProblem ? toErrorText(problem) : t('servers.inputHint')}
        inputRef={fieldRef}
        fullWidth
        slotProps={{
          htmlInput: { spellCheck: false, autoCapitalize: 'off', autoComplete: 'off', dir: 'ltr' },
          formHelperText: { role: hasFieldProblem ? 'alert' : undefined },
        }}
      />
      {preview !== null && <Preview preview={preview} />}
      {wantsPassword && (
        <TextField
          label={t('servers.password')}
          type="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={problem === 'wrong_password'}
          helperText={isPasswordProblem ? toErrorText(problem) : ' '}
          inputRef={passwordField}
          fullWidth
          slotProps={{
            htmlInput: { autoComplete: 'off' },
            formHelperText: { role: isPasswordProblem ? 'alert' : undefined },
          }}
        />
      )}
    </AppDialog>
  );
}
