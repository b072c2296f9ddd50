import { Suspense } from 'react';
import { SkeletonRows } from '../components/skeletons';
import { useTexts } from '../components/use-texts';
import { color, size } from '../theme/tokens';
import { HostPanel } from './later';
import { useNavigation } from './navigation';
import type { Side } from './navigation-state';
import { MemberList } from '../features/members';
import { Panel } from './panel';
import { useLayout } from './use-layout';
import { useSide } from './use-side';

const HOSTING_WIDTH = 348;
/** Under 420 px all of the window: a sliver of conversation beside it would help nobody. */
const HOSTING_DRAWER_WIDTH = `min(100vw, max(${HOSTING_WIDTH}px, (420px - 100vw) * 1000))`;

function Content({ side, onClose }: { side: Side; onClose: () => void }) {
  const { dispatch, serverId, roomId } = useNavigation();
  if (side === 'hosting')
    return (
      <Suspense fallback={<SkeletonRows />}>
        <HostPanel onClose={onClose} />
      </Suspense>
    );
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

/** How wide it is, as CSS. */
function toWidth(side: Side, isDrawer: boolean): string {
  if (side === 'hosting') return isDrawer ? HOSTING_DRAWER_WIDTH : `${HOSTING_WIDTH}px`;
  return isDrawer ? 'min(280px, 86vw)' : `${size.members}px`;
}

/** Members or the host panel, at the right: a column where there is room, else a drawer. */
export function SidePanel() {
  const t = useTexts();
  const isDrawer = useLayout() !== 'wide';
  const { roomId } = useNavigation();
  const { side, setSide } = useSide();
  const isOpen = side === 'hosting' || (side === 'members' && roomId !== null);
  const close = () => setSide(null);
  return (
    <Panel
      edge="end"
      role="complementary"
      label={t(side === 'hosting' ? 'hosting.panel' : 'common.membersPanel')}
      isDrawer={isDrawer}
      isOpen={isOpen}
      onClose={close}
      closesOnEscape={isDrawer || side === 'hosting'}
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
