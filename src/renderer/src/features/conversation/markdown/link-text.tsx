import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { LinkInline } from '../../../../../shared/markdown/nodes';
import { toInlineText } from '../../../../../shared/markdown/plain-inline';
import { useTexts } from '../../../components/use-texts';
import { color } from '../../../theme/tokens';
import { useRowActions } from '../actions/row-actions';

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
const Host = styled('bdi')({ marginInlineStart: 4, color: color.muted, fontSize: 12 });

/** No `a`: the page can go nowhere itself; main asks and opens. */
export function LinkText({
  inline: { link, url, label },
  tabIndex,
  children,
}: {
  inline: LinkInline;
  tabIndex: number;
  /** The words in front of the address, drawn. */
  children: ReactNode;
}) {
  const t = useTexts();
  const { openLink } = useRowActions();
  const open = () => openLink(url);
  // An invite has no host: what it leads to is shown before anybody joins.
  const host = link.kind === 'invite' ? t('formatting.invite') : link.host;
  const isSaid = label === null || toInlineText(label).trim() === host;
  return (
    <>
      <Linked
        role="link"
        dir="auto"
        tabIndex={tabIndex}
        title={label !== null ? url : link.trick === null ? undefined : link.host}
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
        {label === null ? url : children}
      </Linked>
      {!isSaid && <Host dir="ltr">({host})</Host>}
    </>
  );
}
