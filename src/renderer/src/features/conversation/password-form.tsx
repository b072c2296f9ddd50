import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, useState } from 'react';
import type { ServerId } from '../../../../shared/model/ids';
import { LIMITS } from '../../../../shared/model/limits';
import { call } from '../../bridge/app-store';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';

const Form = styled('form')({ display: 'flex', alignItems: 'flex-end', gap: 8 });

/** Asks for the password of a server and tries again with it. */
export function PasswordForm({ serverId }: { serverId: ServerId }) {
  const t = useTexts();
  const fieldId = useId();
  const [password, setPassword] = useState('');
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void call('server:retry', { serverId, password });
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
    </Form>
  );
}
