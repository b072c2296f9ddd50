import Badge from '@mui/material/Badge';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { LIMITS } from '../../../../shared/model/limits';
import { compareNames } from '../../components/compare-names';
import { isComposingEvent } from '../../components/composing';
import { IconAction } from '../../components/icon-action';
import { SearchIcon, SettingsIcon } from '../../components/icons';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';

/** What the form holds, as its fields give it. */
export interface SearchFields {
  query: string;
  isThisRoom: boolean;
  order: 'best' | 'newest';
  /** A member id, or empty for anybody. */
  author: string;
  /** Days as date fields give them, or empty. */
  from: string;
  until: string;
}

export const NO_FIELDS: SearchFields = {
  query: '',
  isThisRoom: false,
  order: 'best',
  author: '',
  from: '',
  until: '',
};

const Form = styled('form')({ display: 'grid', gap: 10, padding: '0 16px 12px' });
const Choices = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
});
const Filters = styled('div')({ display: 'grid', gap: 10 });
const Days = styled('div')({ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 });

const queryField = {
  paddingInlineStart: '12px',
  '& input': { paddingInlineStart: '8px' },
  '& input::-webkit-search-cancel-button': { display: 'none' },
} as const;

const choice = {
  '& .MuiToggleButton-root': {
    padding: '3px 8px',
    fontSize: 12.5,
    lineHeight: '18px',
    textTransform: 'none',
    color: color.muted,
    borderColor: color.control,
    '&.Mui-selected, &.Mui-selected:hover': {
      backgroundColor: color.softAccent,
      color: color.text,
      fontWeight: 650,
    },
  },
} as const;

/** Everybody who may have written something in the rooms one is in, by name. */
function toAuthors(server: ServerView) {
  return Object.values(server.members).toSorted((a, b) => compareNames(a.name, b.name));
}

/** What is looked for, and where. */
export function SearchForm({
  server,
  room,
  fields,
  onChange,
  queryRef,
  onSubmit,
  onDown,
}: {
  server: ServerView;
  /** The conversation beside; null where there is none. */
  room: RoomView | null;
  fields: SearchFields;
  onChange: (change: Partial<SearchFields>) => void;
  queryRef: Ref<HTMLInputElement>;
  onSubmit: () => void;
  /** The person wants to go to the results. */
  onDown: () => void;
}) {
  const t = useTexts();
  const filtersId = useId();
  const count = [fields.author, fields.from, fields.until].filter((value) => value !== '').length;
  const [hasFilters, setHasFilters] = useState(count > 0);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || isComposingEvent(event)) return;
    event.preventDefault();
    onDown();
  };
  return (
    <Form
      role="search"
      aria-label={t('search.panel')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <TextField
        type="search"
        placeholder={t('search.placeholder')}
        value={fields.query}
        onChange={(event) => onChange({ query: event.target.value })}
        onKeyDown={onKeyDown}
        inputRef={queryRef}
        fullWidth
        slotProps={{
          htmlInput: {
            'aria-label': t('search.query'),
            maxLength: LIMITS.searchQueryLength,
            autoComplete: 'off',
            spellCheck: false,
            dir: 'auto',
          },
          input: {
            startAdornment: <SearchIcon style={{ color: color.muted, flex: 'none' }} />,
            sx: queryField,
          },
        }}
      />
      <Choices>
        {room !== null && (
          <ToggleButtonGroup
            exclusive
            size="small"
            aria-label={t('search.where')}
            sx={choice}
            value={fields.isThisRoom}
            onChange={(_event, value: unknown) => {
              if (typeof value === 'boolean') onChange({ isThisRoom: value });
            }}
          >
            <ToggleButton value={false}>{t('search.allRooms')}</ToggleButton>
            <ToggleButton value>{t('search.thisRoom')}</ToggleButton>
          </ToggleButtonGroup>
        )}
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={t('search.order')}
          sx={choice}
          value={fields.order}
          onChange={(_event, value: unknown) => {
            if (value === 'best' || value === 'newest') onChange({ order: value });
          }}
        >
          <ToggleButton value="best">{t('search.best')}</ToggleButton>
          <ToggleButton value="newest">{t('search.newest')}</ToggleButton>
        </ToggleButtonGroup>
        <IconAction
          label={count > 0 ? t('search.filtersSet', { count }) : t('search.filters')}
          aria-expanded={hasFilters}
          aria-controls={filtersId}
          sx={{ marginInlineStart: 'auto', padding: '5px' }}
          onClick={() => setHasFilters(!hasFilters)}
        >
          <Badge variant="dot" color="primary" invisible={count === 0}>
            <SettingsIcon />
          </Badge>
        </IconAction>
      </Choices>
      <Filters id={filtersId} hidden={!hasFilters} style={hasFilters ? {} : { display: 'none' }}>
        <TextField
          select
          label={t('search.author')}
          value={fields.author}
          onChange={(event) => onChange({ author: event.target.value })}
          slotProps={{ select: { native: true } }}
          fullWidth
        >
          <option value="">{t('search.anybody')}</option>
          {toAuthors(server).map(({ id, name, tag }) => (
            <option key={id} value={id}>
              {tag === null ? name : `${name} (${tag})`}
            </option>
          ))}
        </TextField>
        <Days>
          <TextField
            type="date"
            label={t('search.from')}
            value={fields.from}
            onChange={(event) => onChange({ from: event.target.value })}
            slotProps={{ htmlInput: { max: fields.until === '' ? undefined : fields.until } }}
          />
          <TextField
            type="date"
            label={t('search.until')}
            value={fields.until}
            onChange={(event) => onChange({ until: event.target.value })}
            slotProps={{ htmlInput: { min: fields.from === '' ? undefined : fields.from } }}
          />
        </Days>
        {count > 0 && (
          <Button
            size="small"
            color="secondary"
            sx={{ justifySelf: 'start' }}
            onClick={() => onChange({ author: '', from: '', until: '' })}
          >
            {t('search.clear')}
          </Button>
        )}
      </Filters>
    </Form>
  );
}
