import OutlinedInput from '@mui/material/OutlinedInput';
import type { KeyboardEvent } from 'react';
import { CloseIcon, SearchIcon } from '../../components/icons';
import { IconAction } from '../../components/icon-action';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';

const Frame = styled('div')({ flex: 'none', padding: '10px 12px 0' });

/** Where one types whom one looks for in a long list. */
export function FindField({
  query,
  onChange,
  onDown,
}: {
  query: string;
  onChange: (query: string) => void;
  /** The keyboard wants to go to the list. */
  onDown: () => void;
}) {
  const t = useTexts();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      onDown();
    } else if (event.key === 'Escape' && query !== '') {
      // What is typed goes first, the panel after it.
      event.preventDefault();
      event.stopPropagation();
      onChange('');
    }
  };
  return (
    <Frame>
      <OutlinedInput
        fullWidth
        size="small"
        value={query}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        startAdornment={<SearchIcon sx={{ fontSize: 16, flex: 'none' }} />}
        endAdornment={
          query === '' ? undefined : (
            <IconAction
              label={t('members.findClear')}
              sx={{ marginInlineEnd: '-8px' }}
              onClick={() => onChange('')}
            >
              <CloseIcon />
            </IconAction>
          )
        }
        inputProps={{
          'aria-label': t('members.find'),
          role: 'searchbox',
          placeholder: t('members.findHint'),
          spellCheck: false,
          autoComplete: 'off',
          dir: 'auto',
        }}
      />
    </Frame>
  );
}
