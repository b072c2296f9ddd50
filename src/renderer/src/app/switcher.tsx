import { call, useAppView, useServer } from '../bridge/app-store';
import type { SwitcherAction } from '../features/switcher';
import { SwitcherDialog } from './later';
import { useNavigation } from './navigation';
import type { OpenDialog } from './navigation-state';
import { useSide } from './use-side';

/** The quick switcher, and where each of its ways leads. */
export function Switcher() {
  const { dispatch, serverId, roomId } = useNavigation();
  const { setSide } = useSide();
  const server = useServer(serverId);
  const isHosting = useAppView((view) => view.hosting.state === 'running') ?? false;
  const open = (dialog: OpenDialog | null) => dispatch({ type: 'dialog:set', dialog });

  const act = (action: SwitcherAction) => {
    open(null);
    switch (action) {
      case 'search':
        setSide('search');
        return;
      case 'host-panel':
        setSide('hosting');
        return;
      case 'saved':
      case 'create':
      case 'browse':
        if (serverId !== null) open({ kind: action, serverId });
        return;
      case 'join':
        open({ kind: 'join', input: '' });
        return;
      case 'doctor':
        open({ kind: 'doctor', input: null, back: null });
        return;
      case 'say':
      case 'settings':
      case 'shortcuts':
        open({ kind: action });
    }
  };

  return (
    <SwitcherDialog
      shown={{ serverId, roomId }}
      available={(action) =>
        action === 'host-panel'
          ? isHosting && server?.isHostedHere === true
          : action === 'create' || action === 'browse'
            ? server?.connection.state === 'online'
            : (action !== 'search' && action !== 'saved') || server !== null
      }
      onRoom={(toServer, toRoom) => {
        open(null);
        dispatch({ type: 'room:selected', serverId: toServer, roomId: toRoom });
      }}
      onServer={(toServer) => {
        open(null);
        dispatch({ type: 'room:selected', serverId: toServer, roomId: null });
      }}
      onPerson={async (toServer, memberId) => {
        const answer = await call('direct:open', { serverId: toServer, memberId });
        if (!answer.ok) return answer.code;
        open(null);
        dispatch({ type: 'room:selected', serverId: toServer, roomId: answer.value.roomId });
        return null;
      }}
      onMessage={(link) => dispatch({ type: 'link:opened', link })}
      onAction={act}
      onClose={() => open(null)}
    />
  );
}
