import { styled } from '../../theme/styled';
import { color, edge } from '../../theme/tokens';

/** The words of a message in a question about it: the first lines of them. */
export const Quoted = styled('blockquote')({
  flex: 'none',
  margin: 0,
  padding: '2px 0 2px 12px',
  borderInlineStart: `3px solid ${edge}`,
  color: color.muted,
  overflowWrap: 'anywhere',
  whiteSpace: 'pre-wrap',
  unicodeBidi: 'plaintext',
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 5,
  overflow: 'hidden',
});
