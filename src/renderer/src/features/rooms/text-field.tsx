import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { focusOnMount } from '../../components/focus-on-mount';

/** A one-line field with its label above and, below, a hint or what is wrong with it. */
export function LineField({
  label,
  value,
  onChange,
  hint,
  problem = null,
  maxLength,
  isFocused = false,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  problem?: string | null;
  maxLength: number;
  isFocused?: boolean;
}) {
  const id = useId();
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={problem !== null}
      helperText={problem ?? hint}
      inputRef={isFocused ? focusOnMount : undefined}
      autoComplete="off"
      fullWidth
      slotProps={{
        htmlInput: { maxLength, dir: 'auto' },
        formHelperText: { role: problem === null ? undefined : 'alert' },
      }}
    />
  );
}
