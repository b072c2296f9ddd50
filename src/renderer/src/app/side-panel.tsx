import { useTexts } from '../components/use-texts';
import { color, size } from '../theme/tokens';
import type { ServerId } from '../../../shared/model/ids';
import { HostPanel, Order, SearchPanel } from './later';
import { useNavigation } from './navigation';
import type { Side } from './navigation-state';
import { MemberList } from '../features/members';
import { Panel } from './panel';
import { useLayout } from './use-layout';
import { useSide } from './use-side';

/** The panel has more to say: the rest of a long list comes when it is asked for. */
const LINES_AT_FIRST = 5;
const drawOrder = (serverId: ServerId) => (
  <Order serverId={serverId} headings="h4" linesAtFirst={LINES_AT_FIRST} />
);

const BROAD_WIDTH = 348;
/** Under 420 px all of the window: a sliver of conversation beside it would help nobody. */
const BROAD_DRAWER_WIDTH = `min(100vw, max(${BROAD_WIDTH}px, (420px - 100vw) * 1000))`;
const NAMES = {
  hosting: 'hosting.panel',
  search: 'search.panel',
  members: 'common.membersPanel',
} as const;

function Content({ side, onClose }: { side: Side; onClose: () => void }) {
  const { state, dispatch, serverId, roomId } = useNavigation();
  const isWide = useLayout() === 'wide';
  if (side === 'search')
    return serverId === null ? null : (
      <SearchPanel
        key={serverId}
        serverId={serverId}
        roomId={roomId}
        timesAsked={state.timesSearched}
        onClose={onClose}
        onOpenMessage={(id, seq) =>
          dispatch({ type: 'message:selected', serverId, roomId: id, seq, isWide })
        }
      />
    );
  if (side === 'hosting')
    return (
      <HostPanel
        order={drawOrder}
        onClose={onClose}
        onDoctor={() =>
          dispatch({
            type: 'dialog:set',
            dialog: { kind: 'doctor', input: null, back: null },
          })
        }
      />
    );
  if (side === null || serverId === null || roomId === null) return null;
  return (
    <MemberList
      serverId={serverId}
      roomId={roomId}
      onOpenRoom={(id) => {
        dispatch({ type: 'room:selected', serverId, roomId: id });
      }}
      onAsk={(dialog) => dispatch({ type: 'dialog:set', dialog })}
    />
  );
}

/** How wide it is, as CSS. */
function toWidth(side: Side, isDrawer: boolean): string {
  const isBroad = side === 'hosting' || side === 'search';
  if (isBroad) return isDrawer ? BROAD_DRAWER_WIDTH : `${BROAD_WIDTH}px`;
  return isDrawer ? 'min(280px, 86vw)' : `${size.members}px`;
}

/** Members, search or the host panel, at the right: a column where there is room, else a drawer. */
export function SidePanel() {
  const t = useTexts();
  const isDrawer = useLayout() !== 'wide';
  const { serverId, roomId } = useNavigation();
  const { side, setSide } = useSide();
  const isOpen =
    side === 'hosting' ||
    (side === 'search' && serverId !== null) ||
    (side === 'members' && roomId !== null);
  const close = () => setSide(null);
  return (
    <Panel
      edge="end"
      role="complementary"
      label={t(NAMES[side ?? 'members'])}
      isDrawer={isDrawer}
      isOpen={isOpen}
      onClose={close}
      closesOnEscape={isDrawer || side === 'hosting' || side === 'search'}
      style={{
        width: toWidth(side, isDrawer),
        display: isOpen ? undefined : 'none',
        overflow: 'hidden auto',
        backgroundColor: color.sidebar,
        borderInlineStart: `1px solid ${color.line}`,
      }}
    >
      <Content side={side} onClose={close} />
    </Panel>
  );
}
