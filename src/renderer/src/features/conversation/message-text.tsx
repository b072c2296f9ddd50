import { styled } from '@mui/material/styles';
import { Fragment } from 'react';
import { findMentions } from '../../../../shared/model/mention';
import { color } from '../../theme/tokens';

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

/** The words of a message, as written; one's own name stands out. */
export function MessageText({ text, selfName }: { text: string; selfName: string | null }) {
  const mentions = selfName === null ? [] : findMentions(text, selfName);
  if (mentions.length === 0) return <Words dir="auto">{text}</Words>;
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
    </Words>
  );
}
