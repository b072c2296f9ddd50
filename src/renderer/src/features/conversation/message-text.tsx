import { styled } from '@mui/material/styles';
import { useMemo, type ReactNode } from 'react';
import { findLinks, type FoundLink } from '../../../../shared/model/links';
import { findMentions } from '../../../../shared/model/mention';
import { useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
import { useRowActions } from './actions/row-actions';
import { toFullTimeText } from './dates';

const Words = styled('p')({
  margin: 0,
  maxWidth: '72ch',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  // Each paragraph finds its own direction.
  unicodeBidi: 'plaintext',
  textAlign: 'start',
});

const Called = styled('b')({ color: color.accent, fontWeight: 650 });
const Linked = styled('span')({
  // An address keeps its direction to itself, whatever is written around it.
  unicodeBidi: 'isolate',
  color: color.accent,
  textDecoration: 'underline',
  textUnderlineOffset: 2,
  cursor: 'pointer',
  borderRadius: 3,
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
});
const Edited = styled('small')({
  display: 'inline-block',
  unicodeBidi: 'isolate',
  marginInlineStart: 6,
  color: color.muted,
  fontSize: 11,
  whiteSpace: 'nowrap',
});

/** No `a`: the page can go nowhere itself; main asks and opens. */
function LinkText({ link, text, tabIndex }: { link: FoundLink; text: string; tabIndex: number }) {
  const { openLink } = useRowActions();
  const open = () => openLink(text);
  return (
    <Linked
      role="link"
      dir="auto"
      tabIndex={tabIndex}
      title={link.trick === null ? undefined : link.host}
      onClick={() => {
        // Whoever marks a part of it wants to copy.
        if (window.getSelection()?.isCollapsed !== false) open();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        open();
      }}
    >
      {text}
    </Linked>
  );
}

function toParts(text: string, selfName: string | null, tabIndex: number): ReactNode[] {
  const links = findLinks(text);
  const mentions = selfName === null ? [] : findMentions(text, selfName);
  const marks = [
    ...links.map((link) => ({ ...link, link })),
    ...mentions
      .filter(({ start, end }) => !links.some((link) => start < link.end && end > link.start))
      .map((mention) => ({ ...mention, link: null })),
  ].toSorted((a, b) => a.start - b.start);
  let last = 0;
  const parts: ReactNode[] = [];
  for (const { start, end, link } of marks) {
    const words = text.slice(start, end);
    parts.push(
      text.slice(last, start),
      link === null ? (
        <Called key={start}>{words}</Called>
      ) : (
        <LinkText key={start} link={link} text={words} tabIndex={tabIndex} />
      ),
    );
    last = end;
  }
  return [...parts, text.slice(last)];
}

/**
 * The words of a message, as they stand; one's own name stands out, so does that they were changed, and addresses can be
 * opened.
 */
export function MessageText({
  text,
  selfName,
  editedAt,
  tabIndex,
}: {
  text: string;
  selfName: string | null;
  editedAt: number | null;
  /** Of the links in it. */
  tabIndex: number;
}) {
  const t = useTexts();
  const parts = useMemo(() => toParts(text, selfName, tabIndex), [text, selfName, tabIndex]);
  return (
    <Words dir="auto">
      {parts}
      {editedAt !== null && (
        <Edited title={t('messages.editedAt', { time: toFullTimeText(editedAt) })}>
          {t('messages.edited')}
        </Edited>
      )}
    </Words>
  );
}
