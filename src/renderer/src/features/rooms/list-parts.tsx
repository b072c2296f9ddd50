import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';

/** Lists inside dialogs: rows with words and one button. */
export const DialogList = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  maxHeight: 'min(420px, 50vh)',
  overflowY: 'auto',
});
export const DialogRow = styled('li')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minWidth: 0,
  padding: '8px 2px',
  '& + &': { borderTop: `1px solid ${color.line}` },
});
export const RowWords = styled('div')({ flex: 1, minWidth: 0 });
export const RowName = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  fontWeight: 600,
  minWidth: 0,
  '& > bdi': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});
export const RowHint = styled('div')({
  fontSize: 12,
  lineHeight: '17px',
  color: color.muted,
  overflowWrap: 'anywhere',
});
export const Nothing = styled('p')({
  margin: 0,
  padding: '24px 0',
  textAlign: 'center',
  color: color.muted,
  overflowWrap: 'anywhere',
});
export const Trouble = styled('div')({ fontSize: 13, color: color.danger });
