import {
  createContext,
  useContext,
  useEffect,
  useReducer,
  useRef,
  type Dispatch,
  type ReactNode,
} from 'react';
import type { RoomId, ServerId } from '../../../shared/model/ids';
import { call, onAnnouncement, useAppView } from '../bridge/app-store';
import { isInRoom } from '../components/message-links';
import { useLayout } from './use-layout';
import {
  INITIAL_NAVIGATION,
  reduceNavigation,
  toShown,
  type NavigationAction,
  type NavigationState,
} from './navigation-state';

interface Navigation {
  state: NavigationState;
  dispatch: Dispatch<NavigationAction>;
  /** What is shown now, after everything that is gone gave way. */
  serverId: ServerId | null;
  roomId: RoomId | null;
}

const NavigationContext = createContext<Navigation | null>(null);

/** Where the person is, and how to go elsewhere. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error('useNavigation outside of NavigationProvider');
  return navigation;
}

/** Keeps the place, follows what main asks for, and tells main what is shown. */
export function NavigationProvider({ children }: { children: ReactNode }) {
  const [state, dispatch] = useReducer(reduceNavigation, INITIAL_NAVIGATION);
  const hasView = useAppView(() => true) ?? false;
  // Only the beginning asks for it: it changes with every room that is shown, which would draw everything a second time.
  const lastShown = useAppView((view) => (state.hasBegun ? null : view.lastShown));
  // While drawing, not afterwards: no other conversation may be shown, and so read, even for a moment.
  if (hasView && !state.hasBegun) dispatch({ type: 'begun', lastShown });
  const serverId = useAppView((view) => toShown(view, state).serverId);
  const roomId = useAppView((view) => toShown(view, state).roomId);

  const layout = useLayout();
  const isWide = useRef(layout === 'wide');
  useEffect(() => {
    isWide.current = layout === 'wide';
    // A drawer that was open when the window grew would come back by itself when it shrinks.
    if (isWide.current) dispatch({ type: 'drawers:closed' });
  }, [layout]);

  useEffect(
    () =>
      onAnnouncement((announcement) => {
        if (announcement.type === 'conversation:requested') {
          const { serverId, roomId } = announcement;
          dispatch({ type: 'dialog:set', dialog: null });
          dispatch({ type: 'room:selected', serverId, roomId });
          // Where the host panel lies over the conversation, it would hide what was asked for.
          if (!isWide.current) dispatch({ type: 'side:set', side: null, isWide: false });
        } else if (announcement.type === 'message:requested') {
          dispatch({ type: 'link:opened', link: announcement.link });
        } else if (announcement.type === 'invite:opened') {
          dispatch({ type: 'dialog:set', dialog: { kind: 'join', input: announcement.input } });
        } else if (announcement.type === 'settings:requested') {
          const { section } = announcement;
          const dialog = {
            kind: 'settings',
            ...(section === undefined ? {} : { section }),
          } as const;
          dispatch({ type: 'dialog:set', dialog });
        } else if (announcement.type === 'shortcuts:requested') {
          dispatch({ type: 'dialog:set', dialog: { kind: 'shortcuts' } });
        } else if (announcement.type === 'host-panel:requested') {
          dispatch({ type: 'dialog:set', dialog: null });
          dispatch({ type: 'navigation:set', isOpen: false });
          dispatch({ type: 'side:set', side: 'hosting', isWide: isWide.current });
        } else if (announcement.type === 'doctor:requested') {
          const dialog = { kind: 'doctor', input: null, back: null } as const;
          dispatch({ type: 'dialog:set', dialog });
        }
      }),
    [],
  );

  // Which rooms there are is known with the first view.
  const { link } = state;
  const isHere = useAppView((view) => link !== null && isInRoom(view, link)) ?? false;
  useEffect(() => {
    if (link === null || !hasView) return;
    dispatch({ type: 'link:followed', isHere, isWide: isWide.current });
  }, [link, hasView, isHere]);

  useEffect(() => {
    const shown = serverId === null || roomId === null ? null : { serverId, roomId };
    void call('conversation:show', { shown });
  }, [serverId, roomId]);

  return (
    <NavigationContext value={{ state, dispatch, serverId, roomId }}>{children}</NavigationContext>
  );
}
