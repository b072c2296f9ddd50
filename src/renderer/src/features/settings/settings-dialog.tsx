import useMediaQuery from '@mui/material/useMediaQuery';
import { useRef, useState } from 'react';
import { useAppView } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { isComposingEvent } from '../../components/composing';
import { focusOnMount } from '../../components/focus-on-mount';
import { BackIcon } from '../../components/icons';
import { IconAction } from '../../components/icon-action';
import { SearchBox } from '../../components/search-box';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { edge, underColumn } from '../../theme/tokens';
import { FoundRows, SectionPage } from './section-page';
import type { Ways } from './parts/row';
import { SectionList } from './section-list';
import { sections } from './sections';

const Frame = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: '208px minmax(0, 1fr)',
  gridTemplateRows: 'minmax(0, 1fr)',
  [underColumn]: { gridTemplateColumns: 'minmax(0, 1fr)' },
});
const Side = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: '4px 12px 16px 16px',
  overflowY: 'auto',
  borderInlineEnd: `1px solid ${edge}`,
  [underColumn]: { borderInlineEnd: 0, padding: '4px 16px 16px' },
});
const Page = styled('div')({
  minWidth: 0,
  overflowY: 'auto',
  padding: '8px 24px 24px',
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  outlineOffset: -2,
  [underColumn]: { padding: '4px 16px 16px' },
});

/** What a person can choose, who they are to others, and what is protected; by section, and found by its words. */
export function SettingsDialog({
  initialSection,
  onClose,
  ...ways
}: Ways & {
  /** Where to begin, by the id of a section. */
  initialSection?: string | undefined;
  onClose: () => void;
}) {
  const t = useTexts();
  const isReady = useAppView((view) => view.settings !== null) ?? false;
  const isNarrow = useMediaQuery(underColumn, { noSsr: true });
  // One column begins with the list, unless it was said where to go.
  const [chosen, setChosen] = useState<string | null>(initialSection ?? null);
  /** Where one came back from, in one column: the keyboard goes there. */
  const [left, setLeft] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const isSearching = query.trim() !== '';
  const current = isNarrow
    ? sections.find(({ id }) => id === chosen)
    : (sections.find(({ id }) => id === chosen) ?? sections[0]);
  const isPageAlone = isNarrow && current !== undefined && !isSearching;

  if (!isReady) return null;
  const clear = (next: string) => {
    setQuery(next);
    // The list comes back below the field where one types.
    setLeft(null);
    if (next === '') search.current?.focus();
  };
  return (
    <AppDialog
      isOpen
      isFrame
      title={isPageAlone ? t(current.title) : t('settings.title')}
      name={t('settings.title')}
      start={
        isPageAlone ? (
          <IconAction
            label={t('settings.back')}
            ref={focusOnMount}
            sx={{ marginInlineStart: '-8px' }}
            onClick={() => {
              setLeft(current.id);
              setChosen(null);
            }}
          >
            <BackIcon />
          </IconAction>
        ) : undefined
      }
      onClose={onClose}
      maxWidth={820}
    >
      <Frame
        // Escape ends a search, wherever in it the keyboard is, before it closes anything.
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || query === '' || isComposingEvent(event)) return;
          event.stopPropagation();
          clear('');
        }}
      >
        {!isPageAlone && (
          <Side>
            <SearchBox
              label={t('settings.search')}
              hint={t('settings.searchHint')}
              clearLabel={t('settings.searchClear')}
              query={query}
              inputRef={search}
              onChange={clear}
            />
            {isNarrow && isSearching ? (
              <FoundRows sections={sections} query={query} ways={ways} />
            ) : (
              <SectionList
                sections={sections}
                current={isSearching ? null : (current?.id ?? null)}
                initial={left}
                onSelect={(id) => {
                  setQuery('');
                  setChosen(id);
                }}
              />
            )}
          </Side>
        )}
        {(!isNarrow || isPageAlone) && (
          // Another page begins at its top. Where nothing in it takes the keyboard, it is scrolled as a whole.
          <Page
            key={isSearching ? 'search' : current?.id}
            tabIndex={0}
            role="group"
            aria-label={t('settings.page')}
          >
            {isSearching ? (
              <FoundRows sections={sections} query={query} ways={ways} />
            ) : (
              current !== undefined && (
                <SectionPage
                  key={current.id}
                  section={current}
                  isTitled={!isPageAlone}
                  ways={ways}
                />
              )
            )}
          </Page>
        )}
      </Frame>
    </AppDialog>
  );
}
