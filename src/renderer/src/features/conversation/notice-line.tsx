import { styled } from '../../theme/styled';
import { color, radius, underColumn } from '../../theme/tokens';

/** A line above the composer about what was done or could not be done; its ground says which. */
export const NoticeLine = styled('div')({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  margin: '0 20px 8px',
  padding: '4px 6px 4px 12px',
  borderRadius: radius.control,
  color: color.text,
  fontSize: 13,
  lineHeight: '19px',
  [underColumn]: { margin: '0 10px 8px' },
});

/** What it says, beside its signs and buttons. */
export const NoticeWords = styled('div')({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' });
