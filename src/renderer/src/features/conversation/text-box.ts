import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';

const LINE_PX = 21;
/** So many lines are seen; the others are scrolled to. */
const MOST_LINES = 8;

/** The box that has the keyboard, for what stands beside it. */
export const WRITING = '--writing';

/**
 * Where words are written, for a new message as for an edit: grows with them, and looks like what comes of them. Chromium
 * itself makes it grow: a script that measures would lay the page out several times at every key.
 */
export const TextBox = styled('textarea')({
  display: 'block',
  fieldSizing: 'content',
  maxHeight: MOST_LINES * LINE_PX,
  width: '100%',
  border: 0,
  padding: 0,
  margin: 0,
  resize: 'none',
  font: 'inherit',
  lineHeight: `${LINE_PX}px`,
  letterSpacing: 'inherit',
  color: color.text,
  backgroundColor: 'transparent',
  outline: 'none',
  overflowWrap: 'anywhere',
  unicodeBidi: 'plaintext',
  '&::placeholder': {
    color: color.muted,
    opacity: 1,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '&:focus': { anchorName: WRITING },
  '&:focus-visible': { outline: 'none' },
});
