import { useState } from 'react';
import { call, useAppView } from '../bridge/app-store';
import { useTexts } from '../components/use-texts';
import { ServerHeader, ServerRail, MeFooter } from '../features/servers';
import { size } from '../theme/tokens';
import { RailColumn, RoomsScroll, SidebarColumn } from './layout';
import { useNavigation } from './navigation';
import { SidebarResizer } from './sidebar-resizer';
import { RoomList } from '../features/rooms';
import { useSide } from './use-side';

/** Rail and sidebar: which server, which room, oneself. */
export function Sidebar({ isSliding }: { isSliding: boolean }) {
  const t = useTexts();
  const { dispatch, serverId, roomId } = useNavigation();
  const { side, setSide } = useSide();
  const isHosting = useAppView((view) => view.hosting.state !== 'stopped') ?? false;
  const stored = useAppView((view) => view.settings.sidebarWidth) ?? size.sidebar;
  const [dragged, setDragged] = useState<number | null>(null);
  const width = dragged ?? stored;

  const host = async () => {
    const answer = await call('hosting:start', {});
    if (answer.ok) {
      dispatch({ type: 'room:selected', serverId: answer.value.serverId, roomId: null });
    }
    // Where it did not work the panel says why, and has the button to try again.
    setSide('hosting');
  };

  return (
    <div style={{ display: 'flex', height: '100%', minWidth: 0 }}>
      <RailColumn>
        <ServerRail
          selectedServerId={serverId}
          onSelect={(id) => dispatch({ type: 'server:selected', serverId: id })}
          onHost={isHosting ? null : () => void host()}
          onJoin={() => dispatch({ type: 'dialog:set', dialog: { kind: 'join', input: '' } })}
        />
      </RailColumn>
      <SidebarColumn aria-label={t('common.sidebar')} style={isSliding ? { flex: 1 } : { width }}>
        {serverId !== null && (
          <>
            <ServerHeader
              key={serverId}
              serverId={serverId}
              isHostPanelOpen={side === 'hosting'}
              onOpenHostPanel={() => {
                dispatch({ type: 'navigation:set', isOpen: false });
                setSide(side === 'hosting' ? null : 'hosting');
              }}
              onExport={() =>
                dispatch({
                  type: 'dialog:set',
                  dialog: { kind: 'export', serverId, roomId: null },
                })
              }
              onNotify={() =>
                dispatch({
                  type: 'dialog:set',
                  dialog: { kind: 'notify', serverId, roomId: null },
                })
              }
              onSaved={() => dispatch({ type: 'dialog:set', dialog: { kind: 'saved', serverId } })}
              onOrder={() => dispatch({ type: 'dialog:set', dialog: { kind: 'order', serverId } })}
              onCheckExport={() =>
                dispatch({ type: 'dialog:set', dialog: { kind: 'check-export' } })
              }
              onCompareKey={() =>
                dispatch({ type: 'dialog:set', dialog: { kind: 'server-key', serverId } })
              }
              onForget={() =>
                dispatch({ type: 'dialog:set', dialog: { kind: 'forget', serverId } })
              }
            />
            <RoomsScroll>
              <RoomList
                key={serverId}
                serverId={serverId}
                selectedRoomId={roomId}
                onDialog={(dialog) => dispatch({ type: 'dialog:set', dialog })}
                onSelect={(id) => dispatch({ type: 'room:selected', serverId, roomId: id })}
              />
            </RoomsScroll>
          </>
        )}
        <MeFooter
          serverId={serverId}
          onSay={() => dispatch({ type: 'dialog:set', dialog: { kind: 'say' } })}
          onOpenSettings={(section) =>
            dispatch({
              type: 'dialog:set',
              dialog: { kind: 'settings', ...(section === undefined ? {} : { section }) },
            })
          }
        />
        {!isSliding && (
          <SidebarResizer
            width={width}
            onChange={setDragged}
            onDone={(sidebarWidth) => {
              void call('settings:change', { sidebarWidth }).then(() => setDragged(null));
            }}
          />
        )}
      </SidebarColumn>
    </div>
  );
}
