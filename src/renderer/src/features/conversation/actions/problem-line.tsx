import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { IconAction } from '../../../components/icon-action';
import { CloseIcon, WarningIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { color, radius, underColumn } from '../../../theme/tokens';

const Line = styled('div')({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  margin: '0 20px 8px',
  padding: '4px 6px 4px 12px',
  borderRadius: radius.control,
  backgroundColor: color.softDanger,
  color: color.text,
  fontSize: 13,
  lineHeight: '19px',
  [underColumn]: { margin: '0 10px 8px' },
});
const Words = styled('div')({ flex: 1, minWidth: 0, overflowWrap: 'anywhere' });

/** What could not be done with a message, until it was read. */
export function ProblemLine({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const t = useTexts();
  return (
    <Line>
      <WarningIcon sx={{ color: color.danger, flex: 'none' }} />
      <Words role="alert">{children}</Words>
      <IconAction label={t('common.close')} placement="top" onClick={onClose}>
        <CloseIcon />
      </IconAction>
    </Line>
  );
}
