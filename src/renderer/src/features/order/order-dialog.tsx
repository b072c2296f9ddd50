import type { ServerId } from '../../../../shared/model/ids';
import { AppDialog } from '../../components/app-dialog';
import { useTexts } from '../../components/use-texts';
import { Order } from './order';

/** {@link Order} for those who keep order on a server of somebody else. */
export function OrderDialog({ serverId, onClose }: { serverId: ServerId; onClose: () => void }) {
  const t = useTexts();
  return (
    <AppDialog isOpen title={t('order.title')} onClose={onClose} maxWidth={520}>
      <Order serverId={serverId} headings="h3" />
    </AppDialog>
  );
}
