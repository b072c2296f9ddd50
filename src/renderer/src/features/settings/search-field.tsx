import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import type { Ref } from 'react';
import { CloseIcon, SearchIcon } from '../../components/icons';
import { IconAction } from '../../components/icon-action';
import { useTexts } from '../../components/use-texts';

/** Where one types what one looks for. */
export function SearchField({
  query,
  inputRef,
  onChange,
}: {
  query: string;
  inputRef: Ref<HTMLInputElement>;
  onChange: (query: string) => void;
}) {
  const t = useTexts();
  return (
    <OutlinedInput
      fullWidth
      inputRef={inputRef}
      value={query}
      placeholder={t('settings.searchHint')}
      onChange={(event) => onChange(event.target.value)}
      inputProps={{
        'aria-label': t('settings.search'),
        role: 'searchbox',
        spellCheck: false,
        autoComplete: 'off',
      }}
      startAdornment={
        <InputAdornment position="start" sx={{ marginInlineEnd: 0 }}>
          <SearchIcon />
        </InputAdornment>
      }
      endAdornment={
        query === '' ? undefined : (
          <IconAction
            label={t('settings.searchClear')}
            sx={{ marginInlineEnd: '-8px' }}
            onClick={() => onChange('')}
          >
            <CloseIcon />
          </IconAction>
        )
      }
    />
  );
}
