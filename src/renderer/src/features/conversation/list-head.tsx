import Button from '@mui/material/Button';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { SkeletonMessages } from '../../components/skeletons';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, underColumn } from '../../theme/tokens';
import { useRoomTitle } from './room-title';
import type { TimelineSource, TimelineState } from './timeline-source';

const Words = styled('div')({
  padding: '20px 20px 4px',
  color: color.muted,
  fontSize: 13,
  overflowWrap: 'anywhere',
  [underColumn]: { padding: '16px 12px 4px' },
});

/** The top of a conversation: more to come, or its beginning. */
export function ListHead({
  server,
  room,
  state,
  onLoadOlder,
}: {
  server: ServerView;
  room: RoomView;
  state: TimelineState;
  onLoadOlder: () => void;
}) {
  const t = useTexts();
  const name = useRoomTitle(server, room);
  if (state.older === 'failed')
    return (
      <Words>
        {t('conversation.olderFailed')}{' '}
        <Button size="small" onClick={onLoadOlder}>
          {t('common.tryAgain')}
        </Button>
      </Words>
    );
  if (state.hasOlder) return <SkeletonMessages count={3} />;
  return (
    <Words>
      {t(room.kind === 'direct' ? 'conversation.startDirect' : 'conversation.start', { name })}
    </Words>
  );
}

/** The bottom of a part that does not reach the newest message. */
export function ListTail({ state, source }: { state: TimelineState; source: TimelineSource }) {
  const t = useTexts();
  if (state.newer === 'failed')
    return (
      <Words>
        {t('messages.newerFailed')}{' '}
        <Button size="small" onClick={() => source.loadNewer()}>
          {t('common.tryAgain')}
        </Button>
      </Words>
    );
  return <SkeletonMessages count={3} />;
}
