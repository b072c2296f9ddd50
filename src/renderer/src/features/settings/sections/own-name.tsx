import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import FormHelperText from '@mui/material/FormHelperText';
import { useId, useRef, useState } from 'react';
import { displayNameSchema } from '../../../../../shared/model/name-schemas';
import { call, useAppView } from '../../../bridge/app-store';
import { announce } from '../../../components/live-region';
import { toErrorText, useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';

const Form = styled('form')({ display: 'flex', gap: 8, alignItems: 'flex-start' });
const Field = styled('div')({ flex: 1, minWidth: 0 });

/** The name that others see. */
export function OwnName({ labelId }: { labelId: string }) {
  const t = useTexts();
  const name = useAppView((view) => view.profile.name) ?? '';
  const [draft, setDraft] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const problemId = useId();

  const save = async () => {
    const parsed = displayNameSchema.safeParse(draft);
    if (!parsed.success) {
      setProblem(t('settings.nameWrong'));
      return;
    }
    const answer = await call('profile:rename', { name: parsed.data });
    if (!answer.ok) {
      setProblem(toErrorText(answer.code));
      return;
    }
    setDraft(parsed.data);
    // There is nothing left to save: the button that was pressed switches off.
    field.current?.focus();
    announce(t('settings.nameSaved'));
  };

  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field>
        <OutlinedInput
          value={draft}
          onChange={(event) => {
            setDraft(event.target.value);
            setProblem(null);
          }}
          error={problem !== null}
          inputRef={field}
          fullWidth
          inputProps={{
            spellCheck: false,
            autoComplete: 'off',
            dir: 'auto',
            'aria-labelledby': labelId,
            ...(problem === null ? {} : { 'aria-describedby': problemId }),
          }}
        />
        {problem !== null && (
          <FormHelperText error id={problemId} role="alert">
            {problem}
          </FormHelperText>
        )}
      </Field>
      <Button
        type="submit"
        variant="outlined"
        color="inherit"
        disabled={draft === name}
        sx={{ minHeight: 39 }}
      >
        {t('common.save')}
      </Button>
    </Form>
  );
}
