import { styled } from '@mui/material/styles';
import { Fragment } from 'react';
import { findMentions } from '../../../../shared/model/mention';
import { useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
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
const Edited = styled('small')({
  display: 'inline-block',
  unicodeBidi: 'isolate',
  marginInlineStart: 6,
  color: color.muted,
  fontSize: 11,
  whiteSpace: 'nowrap',
});

/** The words of a message, as they stand; one's own name stands out, and so does that they were changed. */
export function MessageText({
  text,
  selfName,
  editedAt,
}: {
  text: string;
  selfName: string | null;
  editedAt: number | null;
}) {
  const t = useTexts();
  const mentions = selfName === null ? [] : findMentions(text, selfName);
  const last = mentions.at(-1)?.end ?? 0;
  return (
    <Words dir="auto">
      {mentions.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(mentions[index - 1]?.end ?? 0, start)}
          <Called>{text.slice(start, end)}</Called>
        </Fragment>
      ))}
      {text.slice(last)}
      {editedAt !== null && (
        <Edited title={t('messages.editedAt', { time: toFullTimeText(editedAt) })}>
          {t('messages.edited')}
        </Edited>
      )}
    </Words>
  );
}
