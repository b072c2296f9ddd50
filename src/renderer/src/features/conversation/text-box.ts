import TextareaAutosize from '@mui/material/TextareaAutosize';
import { styled } from '@mui/material/styles';
import { LIMITS } from '../../../../shared/model/limits';
import { color } from '../../theme/tokens';

/** The counter appears this close to the limit. */
export const COUNT_FROM = LIMITS.messageLength - 500;

/** Where words are written, for a new message as for an edit: grows with them, and looks like what comes of them. */
export const TextBox = styled(TextareaAutosize)({
  display: 'block',
  width: '100%',
  border: 0,
  padding: 0,
  margin: 0,
  resize: 'none',
  font: 'inherit',
  lineHeight: '21px',
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
  '&:focus-visible': { outline: 'none' },
});
