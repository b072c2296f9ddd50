import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { serverNameSchema } from '../../../../shared/model/name-schemas';
import type { ErrorCode } from '../../../../shared/model/errors';
import { call } from '../../bridge/app-store';
import { isComposingEvent } from '../../components/composing';
import { EditIcon } from '../../components/icons';
import { IconAction } from '../../components/icon-action';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';

/** The name of the hosted server, and the way to change it. */
export function ServerName({ name }: { name: string }) {
  const t = useTexts();
  const [draft, setDraft] = useState<string | null>(null);
  const fieldRef = useInitialFocus();
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const edit = useRef<HTMLButtonElement>(null);

  /** Takes the field away; the keyboard goes back to the button it came from. */
  const close = () => {
    flushSync(() => setDraft(null));
    edit.current?.focus();
  };

  const save = async () => {
    const parsed = serverNameSchema.safeParse(draft);
    if (!parsed.success) {
      setProblem('name_invalid');
      return;
    }
    const answer = await call('hosting:configure', { name: parsed.data });
    if (answer.ok) close();
    else setProblem(answer.code);
  };

  if (draft === null) {
    return (
      <div style={{ display: 'flex', alignItems: 'center', gap: 4, minWidth: 0 }}>
        <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
          <bdi>{name}</bdi>
        </Typography>
        <IconAction
          ref={edit}
          size="small"
          label={t('hosting.rename')}
          onClick={() => {
            setProblem(null);
            setDraft(name);
          }}
        >
          <EditIcon style={{ fontSize: 16 }} />
        </IconAction>
      </div>
    );
  }
  return (
    <form
      style={{ display: 'grid', gap: 8 }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('hosting.name')}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value);
          setProblem(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isComposingEvent(event)) return;
          // The innermost thing closes: the field, not the panel around it.
          event.stopPropagation();
          close();
        }}
        error={problem !== null}
        helperText={problem === null ? undefined : toErrorText(problem)}
        inputRef={fieldRef}
        fullWidth
        slotProps={{ htmlInput: { dir: 'auto' } }}
      />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="submit" variant="contained" size="small">
          {t('common.save')}
        </Button>
        <Button color="inherit" size="small" onClick={close}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
