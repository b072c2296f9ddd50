import type { KeyboardEvent } from 'react';
import { CloseIcon, SearchIcon } from '../../components/icons';
import { IconAction } from '../../components/icon-action';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, radius } from '../../theme/tokens';

const Frame = styled('div')({ flex: 'none', padding: '10px 12px 0' });
/** As MUI's fields look in the theme: they are much to read for the one field of the first picture. */
const Box = styled('label')({
  display: 'flex',
  alignItems: 'center',
  paddingInlineStart: 13,
  lineHeight: 1.4375,
  border: `1px solid ${color.control}`,
  borderRadius: radius.control,
  backgroundColor: color.surface,
  cursor: 'text',
  '&:hover': { borderColor: color.text },
  '&:focus-within': { borderColor: color.accent, boxShadow: `0 0 0 3px ${color.softAccent}` },
});
const Field = styled('input')({
  all: 'unset',
  flex: 1,
  minWidth: 0,
  padding: '8px 12px',
  '&:focus-visible': { outline: 'none' },
  '&::placeholder': { color: color.muted },
});

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
      <Box>
        <SearchIcon style={{ fontSize: 16, flex: 'none' }} />
        <Field
          role="searchbox"
          aria-label={t('members.find')}
          placeholder={t('members.findHint')}
          spellCheck={false}
          autoComplete="off"
          dir="auto"
          value={query}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {query !== '' && (
          <IconAction
            label={t('members.findClear')}
            sx={{ marginInlineEnd: '5px' }}
            onClick={() => onChange('')}
          >
            <CloseIcon />
          </IconAction>
        )}
      </Box>
    </Frame>
  );
}
