import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { JoiningMode, JoiningTerms } from '../../../../shared/model/joining';
import { LIMITS } from '../../../../shared/model/limits';
import type { ErrorCode } from '../../../../shared/model/errors';
import { call } from '../../bridge/app-store';
import { Band } from '../../components/band';
import { announce } from '../../components/live-region';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';

const MODES: readonly JoiningMode[] = ['open', 'password', 'invite', 'ask'];

function Choice({ mode }: { mode: JoiningMode }) {
  const t = useTexts();
  const meaningId = useId();
  return (
    <FormControlLabel
      value={mode}
      sx={{ alignItems: 'flex-start' }}
      control={
        <Radio
          size="small"
          sx={{ padding: '5px 9px' }}
          slotProps={{ input: { 'aria-describedby': meaningId } }}
        />
      }
      label={
        <span style={{ display: 'block', padding: '3px 0' }}>
          {t(`hosting.joining.${mode}`)}
          <Typography
            id={meaningId}
            variant="caption"
            // The name of the choice is its first line; this describes it.
            aria-hidden
            sx={{ display: 'block', color: color.muted }}
          >
            {t(`hosting.joiningMeaning.${mode}`)}
          </Typography>
        </span>
      }
    />
  );
}

/** Who may join without having been here before. Takes effect at once; a password has to be typed first. */
export function Access({ joining }: { joining: JoiningMode }) {
  const t = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const choices = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);

  /** Takes the form away; the keyboard goes back to the choice it came from. */
  const close = () => {
    const hadFocus = document.activeElement?.closest('form') === field.current?.form;
    flushSync(() => {
      setProblem(null);
      setPassword('');
      setIsOpen(false);
    });
    if (hadFocus) choices.current?.querySelector<HTMLElement>('input:checked')?.focus();
  };

  const configure = async (terms: JoiningTerms) => {
    const answer = await call('hosting:configure', { joining: terms });
    if (!answer.ok) {
      setProblem(answer.code);
      return;
    }
    close();
    announce(t(`hosting.joiningSaved.${terms.mode}`));
  };

  const choose = (value: string) => {
    const mode = MODES.find((one) => one === value);
    if (mode === undefined) return;
    setProblem(null);
    if (mode === 'password') setIsOpen(true);
    else if (mode === joining) close();
    else void configure({ mode });
  };

  return (
    <>
      <RadioGroup
        ref={choices}
        aria-label={t('hosting.access')}
        value={isOpen ? 'password' : joining}
        onChange={(_event, value) => choose(value)}
        sx={{ gap: 1 }}
      >
        {MODES.map((mode) => (
          <Choice key={mode} mode={mode} />
        ))}
      </RadioGroup>
      {problem !== null && !isOpen && <Band tone="trouble">{toErrorText(problem)}</Band>}
      {joining === 'password' && !isOpen && (
        <Button
          variant="outlined"
          color="inherit"
          size="small"
          sx={{ justifySelf: 'start' }}
          onClick={() => setIsOpen(true)}
        >
          {t('hosting.changePassword')}
        </Button>
      )}
      {isOpen && (
        <form
          style={{ display: 'grid', gap: 8 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (password === '') field.current?.focus();
            else void configure({ mode: 'password', password });
          }}
        >
          <TextField
            label={t('hosting.password')}
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={problem !== null}
            helperText={problem === null ? t('hosting.passwordHint') : toErrorText(problem)}
            inputRef={field}
            fullWidth
            slotProps={{
              htmlInput: { maxLength: LIMITS.passwordLength, autoComplete: 'new-password' },
            }}
          />
          <div style={{ display: 'flex', gap: 8 }}>
            <Button type="submit" variant="contained" size="small" disabled={password === ''}>
              {t('hosting.setPassword')}
            </Button>
            <Button color="inherit" size="small" onClick={close}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
