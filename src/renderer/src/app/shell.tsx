import { useEffect, useMemo } from 'react';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import { useRoom, useServer } from '../bridge/app-store';
import { hidden } from '../components/hidden';
import { useTexts } from '../components/use-texts';
import { Frame, MainColumn, SkipLink } from './layout';
import { useNavigation } from './navigation';
import { NoConversation } from './no-conversation';
import { Panel } from './panel';
import { SidePanel } from './side-panel';
import { Sidebar } from './sidebar';
import { Cards } from './cards';
import { Conversation, ConversationDoorsProvider } from '../features/conversation';
import { KnockBand } from '../features/hosting/knocks';
import { InviteToRoom, RoomMenu } from '../features/rooms';
import type { OpenDialog } from './navigation-state';
import { PersonAddIcon } from '../components/icons';
import Button from '@mui/material/Button';
import { useKeys } from './use-keys';
import { useLayout } from './use-layout';
import { useSide } from './use-side';

const MAIN_ID = 'conversation';

function Navigation({ isCovered }: { isCovered: boolean }) {
  const t = useTexts();
  const { state, dispatch } = useNavigation();
  const isColumn = useLayout() === 'column';
  return (
    <Panel
      edge="start"
      label={t('common.navigation')}
      isDrawer={isColumn}
      isOpen={!isColumn || state.isNavigationOpen}
      onClose={() => dispatch({ type: 'navigation:set', isOpen: false })}
      isCovered={isCovered}
      style={isColumn ? { width: 'min(340px, 88vw)' } : {}}
    >
      <Sidebar isSliding={isColumn} />
    </Panel>
  );
}

/** The app once there is a server: rail, sidebar, conversation, side panel. */
export function Shell() {
  const t = useTexts();
  const { state, dispatch, serverId, roomId } = useNavigation();
  const server = useServer(serverId);
  const layout = useLayout();
  const isColumn = layout === 'column';
  const { side, setSide } = useSide();
  const onDialog = (dialog: OpenDialog) => dispatch({ type: 'dialog:set', dialog });
  // Under an open drawer nothing can be reached.
  const isCovered = (isColumn && state.isNavigationOpen) || (layout !== 'wide' && side !== null);
  const openNavigation = () => dispatch({ type: 'navigation:set', isOpen: true });
  const name = server?.name ?? null;
  const isLobby = useRoom(serverId, roomId)?.isLobby ?? false;
  // Everybody on the server is in the Lobby: whoever is to come in needs the server's invite.
  const isOwnLobby = isLobby && server?.isHostedHere === true;

  const isWantedHere = state.wanted?.serverId === serverId && state.wanted.roomId === roomId;
  useKeys({
    f: serverId === null ? null : () => setSide('search'),
    k: () => onDialog({ kind: 'switcher' }),
    '/': () => onDialog({ kind: 'shortcuts' }),
  });

  const doors = useMemo(
    () => ({
      openRoom: (to: ServerId, room: RoomId) =>
        dispatch({ type: 'room:selected', serverId: to, roomId: room }),
      askForDay: (of: ServerId, room: RoomId, at: number) =>
        dispatch({ type: 'dialog:set', dialog: { kind: 'day', serverId: of, roomId: room, at } }),
      askToLeave: (of: ServerId, room: RoomId) =>
        dispatch({ type: 'dialog:set', dialog: { kind: 'leave', serverId: of, roomId: room } }),
    }),
    [dispatch],
  );

  useEffect(() => {
    document.title = name === null ? t('common.appName') : `${name} – ${t('common.appName')}`;
  }, [name, t]);

  return (
    <Frame>
      <SkipLink
        inert={isCovered}
        href={`#${MAIN_ID}`}
        onClick={(event) => {
          // Followed by hand: the address of the page stays as it is.
          event.preventDefault();
          document.getElementById(MAIN_ID)?.focus();
        }}
      >
        {t('common.skip')}
      </SkipLink>
      <Navigation isCovered={layout !== 'wide' && side !== null} />
      <MainColumn id={MAIN_ID} tabIndex={-1} inert={isCovered}>
        {isColumn && <h1 style={hidden}>{name ?? t('common.appName')}</h1>}
        {side !== 'hosting' && <KnockBand onShow={() => setSide('hosting')} />}
        {serverId === null || roomId === null ? (
          <NoConversation
            serverId={serverId}
            isColumn={isColumn}
            onOpenNavigation={openNavigation}
            onBrowse={() => {
              if (serverId !== null) onDialog({ kind: 'browse', serverId });
            }}
          />
        ) : (
          <Cards>
            <ConversationDoorsProvider value={doors}>
              <Conversation
                serverId={serverId}
                roomId={roomId}
                timesAsked={state.timesAsked}
                wanted={isWantedHere ? state.wanted : null}
                isMembersShown={side === 'members'}
                onToggleMembers={() => setSide(side === 'members' ? null : 'members')}
                isSearchShown={side === 'search'}
                onToggleSearch={() => setSide(side === 'search' ? null : 'search')}
                onOpenNavigation={openNavigation}
                onDoctor={(input) => onDialog({ kind: 'doctor', input, back: null })}
                onUpdates={() => onDialog({ kind: 'settings', section: 'about' })}
                roomMenu={<RoomMenu serverId={serverId} roomId={roomId} onDialog={onDialog} />}
                inviteAction={
                  isOwnLobby ? (
                    <Button
                      variant="outlined"
                      startIcon={<PersonAddIcon />}
                      onClick={() => setSide('hosting')}
                    >
                      {t('common.invitePeople')}
                    </Button>
                  ) : (
                    <InviteToRoom serverId={serverId} roomId={roomId} onDialog={onDialog} />
                  )
                }
              />
            </ConversationDoorsProvider>
          </Cards>
        )}
      </MainColumn>
      <SidePanel />
    </Frame>
  );
}
