import { styled } from '../theme/styled';
import { color, edge, radius } from '../theme/tokens';
import { KeyPicture } from './key-picture';
import { useTexts } from './use-texts';

const Frame = styled('div')({ containerType: 'inline-size', flex: '1 1 0', minWidth: 0 });
const Both = styled('div')({ display: 'flex', gap: 12, alignItems: 'center', minWidth: 0 });
const List = styled('ol')({
  listStyle: 'none',
  display: 'grid',
  // Two or four in a row, never three: that is how people find their place again.
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  '@container (min-width: 330px)': { gridTemplateColumns: 'repeat(4, minmax(0, 1fr))' },
  gap: 8,
  margin: 0,
  padding: 0,
});
const Word = styled('li')({
  padding: '4px 2px',
  borderRadius: radius.row,
  border: `1px solid ${edge}`,
  backgroundColor: color.code,
  fontSize: 14,
  lineHeight: '20px',
  fontWeight: 600,
  textAlign: 'center',
  userSelect: 'text',
});

/** A server's key as the words that people read to each other. */
export function KeyWords({ words }: { words: readonly string[] }) {
  const t = useTexts();
  return (
    <Frame>
      {/* Safari takes the role away from a list without bullets. */}
      <List role="list" aria-label={t('common.keyWords')} lang="en">
        {words.map((word, index) => (
          // A word may come twice.
          <Word key={`${index} ${word}`}>{word}</Word>
        ))}
      </List>
    </Frame>
  );
}

/** A server's key as people compare it: a picture for the eye, the words for the voice. */
export function KeyLook({ words, fingerprint }: { words: readonly string[]; fingerprint: string }) {
  return (
    <Both>
      <KeyPicture fingerprint={fingerprint} />
      <KeyWords words={words} />
    </Both>
  );
}
