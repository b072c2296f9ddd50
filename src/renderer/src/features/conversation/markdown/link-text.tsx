import type { ReactNode } from 'react';
import type { LinkInline } from '../../../../../shared/markdown/nodes';
import { toInlineText } from '../../../../../shared/markdown/plain-inline';
import type { MessageLink } from '../../../../../shared/model/message-link';
import { useMessageLinkLabel } from '../../../components/message-links';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
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
function Address({
  inline: { link, url, label },
  tabIndex,
  place,
  children,
}: LinkTextProps & {
  /** Where it leads, in words; null where its host says it. */ place: string | null;
}) {
  const { openLink } = useRowActions();
  const open = () => openLink(url);
  const said = place ?? link.host;
  const isSaid = label === null || toInlineText(label).trim() === said;
  // A web address is its own name; of a message it would say nothing to anybody.
  const bare = link.kind === 'message' ? said : url;
  const isHidden = label !== null || bare !== url;
  return (
    <>
      <Linked
        role="link"
        dir="auto"
        tabIndex={tabIndex}
        title={isHidden ? url : link.trick === null ? undefined : link.host}
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
        {label === null ? bare : children}
      </Linked>
      {!isSaid && <Host dir={place === null ? 'ltr' : 'auto'}>({said})</Host>}
    </>
  );
}

function MessageAddress({ target, ...props }: LinkTextProps & { target: MessageLink }) {
  return <Address {...props} place={useMessageLinkLabel(target)} />;
}

interface LinkTextProps {
  inline: LinkInline;
  tabIndex: number;
  /** The words in front of the address, drawn. */
  children: ReactNode;
}

/** An address that can be opened, with where it leads beside its words. */
export function LinkText(props: LinkTextProps) {
  const t = useTexts();
  const { link } = props.inline;
  if (link.kind === 'message') return <MessageAddress {...props} target={link.target} />;
  // An invite has no host: what it leads to is shown before anybody joins.
  return <Address {...props} place={link.kind === 'invite' ? t('formatting.invite') : null} />;
}
