import type { KeyboardEvent, Ref } from 'react';
import { styled } from '../theme/styled';
import { color, radius } from '../theme/tokens';
import { isComposingEvent } from './composing';
import { IconAction } from './icon-action';
import { CloseIcon, SearchIcon } from './icons';

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

/** Where one types what one looks for in what is shown beside it. What is typed goes with Escape, before anything closes. */
export function SearchBox({
  label,
  hint,
  clearLabel,
  query,
  inputRef,
  onChange,
  onDown,
}: {
  label: string;
  hint: string;
  clearLabel: string;
  query: string;
  inputRef?: Ref<HTMLInputElement>;
  onChange: (query: string) => void;
  /** The keyboard wants to go to what was found. */
  onDown?: () => void;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingEvent(event)) return;
    if (event.key === 'ArrowDown' && onDown !== undefined) {
      event.preventDefault();
      onDown();
    } else if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      event.stopPropagation();
      onChange('');
    }
  };
  return (
    <Box>
      <SearchIcon style={{ fontSize: 16, flex: 'none' }} />
      <Field
        ref={inputRef ?? null}
        role="searchbox"
        aria-label={label}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        // Until something stands in it, the hint goes by the page: an empty field by itself is left to right.
        dir={query === '' ? undefined : 'auto'}
        value={query}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query !== '' && (
        <IconAction label={clearLabel} sx={{ marginInlineEnd: '5px' }} onClick={() => onChange('')}>
          <CloseIcon />
        </IconAction>
      )}
    </Box>
  );
}
