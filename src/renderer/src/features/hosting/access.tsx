import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { JoiningMode, JoiningTerms } from '../../../../shared/model/joining';
import { LIMITS } from '../../../../shared/model/limits';
import type { ErrorCode } from '../../../../shared/model/errors';
import { call } from '../../bridge/app-store';
import { announce } from '../../components/live-region';
import { toErrorText, useTexts } from '../../components/use-texts';

/** Who may join: anyone who reaches the server, or only with the invite or a password. */
export function Access({ joining }: { joining: JoiningMode }) {
  const hasPassword = joining === 'password';
  const t = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const choices = useRef<HTMLDivElement>(null);
  const isWithPassword = hasPassword || isOpen;

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

  const configure = async (next: JoiningTerms, sentence: string) => {
    const answer = await call('hosting:configure', { joining: next });
    if (!answer.ok) {
      setProblem(answer.code);
      return;
    }
    close();
    announce(sentence);
  };

  const choose = (value: string) => {
    if (value === 'password') setIsOpen(true);
    else if (hasPassword) void configure({ mode: 'open' }, t('hosting.accessSaved'));
    else close();
  };

  return (
    <>
      <RadioGroup
        ref={choices}
        aria-label={t('hosting.access')}
        value={isWithPassword ? 'password' : 'anyone'}
        onChange={(_event, value) => choose(value)}
      >
        <FormControlLabel
          value="anyone"
          control={<Radio size="small" sx={{ padding: '5px 9px' }} />}
          label={t('hosting.accessAnyone')}
        />
        <FormControlLabel
          value="password"
          control={<Radio size="small" sx={{ padding: '5px 9px' }} />}
          label={t('hosting.accessPassword')}
        />
      </RadioGroup>
      {hasPassword && !isOpen && (
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
            else void configure({ mode: 'password', password }, t('hosting.passwordSet'));
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
