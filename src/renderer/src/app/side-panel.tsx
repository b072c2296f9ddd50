import Drawer from '@mui/material/Drawer';
import { useEffect } from 'react';
import { useTexts } from '../components/use-texts';
import { HostPanel } from '../features/hosting';
import { color, size } from '../theme/tokens';
import { SideColumn } from './layout';
import { useNavigation } from './navigation';
import type { Side } from './navigation-state';
import { MemberList } from '../features/members';
import { useLayout } from './use-layout';
import { useSide } from './use-side';

const HOSTING_WIDTH = 348;

function Content({ side, onClose }: { side: Side; onClose: () => void }) {
  const { dispatch, serverId, roomId } = useNavigation();
  if (side === 'hosting') return <HostPanel onClose={onClose} />;
  if (side === null || serverId === null || roomId === null) return null;
  return (
    <MemberList
      serverId={serverId}
      roomId={roomId}
      onOpenRoom={(id) => {
        dispatch({ type: 'room:selected', serverId, roomId: id });
      }}
    />
  );
}

/** Members or the host panel, at the right: a column where there is room, else a drawer. */
export function SidePanel() {
  const t = useTexts();
  const layout = useLayout();
  const { dispatch, roomId } = useNavigation();
  const { side, setSide } = useSide();
  const close = () => setSide(null);
  const label = t(side === 'hosting' ? 'hosting.panel' : 'common.membersPanel');
  const width = side === 'hosting' ? HOSTING_WIDTH : size.members;

  useEffect(() => {
    // A drawer that was open when the window grew would come back by itself when it shrinks.
    if (layout === 'wide') dispatch({ type: 'drawer:set', side: null });
  }, [layout, dispatch]);

  if (layout === 'wide') {
    if (side === null || (side === 'members' && roomId === null)) return null;
    return (
      <SideColumn
        aria-label={label}
        style={{ width }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && side === 'hosting' && !event.defaultPrevented) close();
        }}
      >
        <Content side={side} onClose={close} />
      </SideColumn>
    );
  }
  return (
    <Drawer
      anchor="right"
      open={side !== null}
      onClose={close}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-label': label,
          sx: {
            width: side === 'hosting' ? `min(${HOSTING_WIDTH}px, 100vw)` : 'min(280px, 86vw)',
            backgroundColor: color.sidebar,
            color: color.text,
          },
        },
      }}
    >
      <Content side={side} onClose={close} />
    </Drawer>
  );
}
