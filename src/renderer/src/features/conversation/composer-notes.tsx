import { useEffect, useState } from 'react';
import type { RoomView, ServerView, TimelineItem } from '../../../../shared/bridge/views';
import { isMuted } from '../../../../shared/model/authority';
import { toLengthText } from '../../../../shared/texts/length';
import { Band } from '../../components/band';
import { toDateTimeText } from '../../components/times';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, underColumn } from '../../theme/tokens';
import { useSecondsUntil } from './use-seconds-until';

const Place = styled('div')({
  flex: 'none',
  margin: '0 20px 8px',
  [underColumn]: { margin: '0 10px 8px' },
});
const Slow = styled('div')({
  flex: 'none',
  margin: '0 20px 6px',
  fontSize: 12,
  lineHeight: '17px',
  color: color.muted,
  fontVariantNumeric: 'tabular-nums',
  [underColumn]: { margin: '0 12px 6px' },
});

/** Longer than a timer can wait; by then the window has been drawn anew. */
const TIMER_MAX_MS = 2_000_000_000;

/** Whether oneself is muted now; draws anew when it is over. */
export function useOwnMute(server: ServerView): boolean {
  const mute = server.members[server.selfId]?.mute;
  const [now, setNow] = useState(() => Date.now());
  const until = mute?.until ?? null;
  const { clockOffsetMs } = server;
  useEffect(() => {
    if (until === null) return undefined;
    const waitMs = until - clockOffsetMs - Date.now();
    if (waitMs <= 0) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(waitMs, TIMER_MAX_MS));
    return () => clearTimeout(timer);
  }, [until, clockOffsetMs]);
  return mute !== undefined && isMuted({ mute }, now + clockOffsetMs);
}

/** Says until when one cannot write. */
export function MutedNote({ server }: { server: ServerView }) {
  const t = useTexts();
  const until = server.members[server.selfId]?.mute?.until ?? null;
  return (
    <Place>
      <Band tone="trouble">
        {until === null
          ? t('order.youAreMuted')
          : t('order.youAreMutedUntil', { moment: toDateTimeText(until - server.clockOffsetMs) })}
      </Band>
    </Place>
  );
}

/** Says how often one may write here, and how long the next message has to wait. Nothing for those whom it does not concern. */
export function SlowModeNote({
  server,
  room,
  items,
}: {
  server: ServerView;
  room: RoomView;
  items: readonly TimelineItem[];
}) {
  const { selfId, members, clockOffsetMs } = server;
  const { slowModeMs } = room;
  if (slowModeMs === undefined || members[selfId]?.role !== 'member') return null;
  const last = items.findLast(({ entry }) => entry.kind === 'message' && entry.author === selfId);
  const nextAt = last === undefined ? 0 : last.entry.at + slowModeMs - clockOffsetMs;
  return <SlowLine slowModeMs={slowModeMs} nextAt={nextAt} />;
}

function SlowLine({ slowModeMs, nextAt }: { slowModeMs: number; nextAt: number }) {
  const t = useTexts();
  const seconds = useSecondsUntil(nextAt);
  return (
    <Slow>
      {seconds > 0
        ? t('order.slowModeWait', { count: seconds })
        : t('order.slowModeNote', { length: toLengthText(slowModeMs, t) })}
    </Slow>
  );
}
