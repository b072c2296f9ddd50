import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { readMarkdown } from '../../../../shared/markdown/parse';
import { useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
import { toFullTimeText } from './dates';
import { drawBlocks } from './markdown/blocks';

const Body = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 6,
  maxWidth: '72ch',
});
const Edited = styled('small')({
  display: 'inline-block',
  unicodeBidi: 'isolate',
  marginInlineStart: 6,
  color: color.muted,
  fontSize: 11,
  whiteSpace: 'nowrap',
});

/**
 * The words of a message with their Markdown drawn; one's own name stands out, so does that they were changed, and
 * addresses can be opened. Elements are made from a tree of known kinds: no HTML is ever read.
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
  /** Of the links and other controls in it. */
  tabIndex: number;
}) {
  const t = useTexts();
  const drawn = useMemo(() => {
    const edited = editedAt !== null && (
      <Edited title={t('messages.editedAt', { time: toFullTimeText(editedAt) })}>
        {t('messages.edited')}
      </Edited>
    );
    return drawBlocks(readMarkdown(text), { selfName, tabIndex }, edited === false ? null : edited);
  }, [text, selfName, editedAt, tabIndex, t]);
  return <Body>{drawn}</Body>;
}
