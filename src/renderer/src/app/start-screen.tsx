import { useAppView } from '../bridge/app-store';
import { Onboarding } from './later';
import { useNavigation } from './navigation';
import { useSide } from './use-side';

/** The first screen, joined to the dialogs and to the place that follows. */
export function StartScreen() {
  const { state, dispatch } = useNavigation();
  const { setSide } = useSide();
  const hasName = useAppView((view) => view.profile.name !== null) ?? false;
  const asked = state.dialog?.kind === 'join' ? state.dialog : null;
  return (
    <Onboarding
      hasInvite={asked !== null && asked.input !== '' && !hasName}
      onHosted={(serverId) => {
        dispatch({ type: 'room:selected', serverId, roomId: null });
        setSide('hosting');
      }}
      onJoin={() => dispatch({ type: 'dialog:set', dialog: asked ?? { kind: 'join', input: '' } })}
      onNearby={(server) => dispatch({ type: 'dialog:set', dialog: { kind: 'nearby', server } })}
      onDoctor={() =>
        dispatch({ type: 'dialog:set', dialog: { kind: 'doctor', input: null, back: null } })
      }
      onOpenSettings={() => dispatch({ type: 'dialog:set', dialog: { kind: 'settings' } })}
    />
  );
}
