import type { ReactNode } from 'react';
import { IconAction } from '../../../components/icon-action';
import { CloseIcon, WarningIcon } from '../../../components/icons';
import { useTexts } from '../../../components/use-texts';
import { color } from '../../../theme/tokens';
import { NoticeLine, NoticeWords } from '../notice-line';

/** What could not be done with a message, until it was read. */
export function ProblemLine({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const t = useTexts();
  return (
    <NoticeLine style={{ backgroundColor: color.softDanger }}>
      <WarningIcon style={{ color: color.danger, flex: 'none' }} />
      <NoticeWords role="alert">{children}</NoticeWords>
      <IconAction label={t('common.close')} placement="top" onClick={onClose}>
        <CloseIcon />
      </IconAction>
    </NoticeLine>
  );
}
