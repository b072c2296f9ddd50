import { focusOnMount } from '../../components/focus-on-mount';
import { useTexts } from '../../components/use-texts';
import { useRovingFocus } from '../../components/use-roving-focus';
import { focusRing } from '../../theme/theme';
import { styled } from '../../theme/styled';
import { color, radius } from '../../theme/tokens';
import type { Section } from './parts/row';

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 2 });
const Entry = styled('button')({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  width: '100%',
  minHeight: 36,
  padding: '6px 10px',
  border: 0,
  borderRadius: radius.row,
  backgroundColor: 'transparent',
  color: color.text,
  font: 'inherit',
  fontSize: 14,
  textAlign: 'start',
  cursor: 'pointer',
  '& svg': { color: color.muted, flex: 'none' },
  '&:hover': { backgroundColor: color.hover },
  '&:focus-visible': { ...focusRing, outlineOffset: -2 },
  '&[aria-current="page"]': {
    backgroundColor: color.selected,
    fontWeight: 600,
    '@media (forced-colors: active)': { border: '2px solid Highlight' },
  },
});

/** The sections by name; `current` is null while none is shown, as during a search. */
export function SectionList({
  sections,
  current,
  initial,
  onSelect,
}: {
  sections: readonly Section[];
  current: string | null;
  /** Which one gets the keyboard when the list appears. */
  initial: string | null;
  onSelect: (id: string) => void;
}) {
  const t = useTexts();
  const { listProps, itemProps } = useRovingFocus(current ?? initial);
  return (
    <nav aria-label={t('settings.sections')}>
      <List {...listProps}>
        {sections.map(({ id, title, Icon }, index) => (
          <li key={id}>
            <Entry
              type="button"
              aria-current={id === current ? 'page' : undefined}
              {...(id === initial ? { ref: focusOnMount } : {})}
              onClick={() => onSelect(id)}
              {...itemProps(id, index === 0)}
            >
              <Icon />
              {t(title)}
            </Entry>
          </li>
        ))}
      </List>
    </nav>
  );
}
