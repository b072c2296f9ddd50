import { useCallback, useState, type ReactNode } from 'react';
import type { MemberId } from '../../../shared/model/ids';
import { CardOpenerProvider } from '../components/card-opener';
import { CardHost, type OpenedCard } from '../features/members';
import { useNavigation } from './navigation';

/** Lets names in the conversation open the cards of their people. */
export function Cards({ children }: { children: ReactNode }) {
  const { dispatch, serverId } = useNavigation();
  const [opened, setOpened] = useState<OpenedCard | null>(null);
  const openCard = useCallback(
    (id: MemberId, anchor: HTMLElement) => setOpened({ id, anchor }),
    [],
  );
  return (
    <CardOpenerProvider value={openCard}>
      {children}
      {serverId !== null && (
        <CardHost
          key={serverId}
          serverId={serverId}
          opened={opened}
          side="below"
          onClose={() => setOpened(null)}
          onOpenRoom={(roomId) => dispatch({ type: 'room:selected', serverId, roomId })}
          onAsk={(dialog) => dispatch({ type: 'dialog:set', dialog })}
        />
      )}
    </CardOpenerProvider>
  );
}
