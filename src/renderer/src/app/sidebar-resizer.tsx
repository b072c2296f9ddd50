import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTexts } from '../components/use-texts';
import { styled } from '../theme/styled';
import { color } from '../theme/tokens';

const MIN = 200;
const MAX = 420;
const STEP = 16;
const limit = (width: number) => Math.round(Math.min(MAX, Math.max(MIN, width)));

const Handle = styled('div')({
  position: 'absolute',
  insetBlock: 0,
  insetInlineEnd: -4,
  width: 8,
  zIndex: 2,
  cursor: 'col-resize',
  touchAction: 'none',
  '&::after': {
    content: '""',
    position: 'absolute',
    insetBlock: 0,
    insetInlineStart: 3,
    width: 2,
    backgroundColor: 'transparent',
  },
  '&:hover::after, &:active::after': { backgroundColor: color.accent },
});

/** The edge of the sidebar: dragged with the pointer, moved with the arrow keys. `onDone` hears the width to keep. */
export function SidebarResizer({
  width,
  onChange,
  onDone,
}: {
  width: number;
  onChange: (width: number) => void;
  onDone: (width: number) => void;
}) {
  const t = useTexts();
  const drag = useRef<{ from: number; width: number; now: number } | null>(null);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, width, now: width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current === null) return;
    drag.current.now = limit(drag.current.width + event.clientX - drag.current.from);
    onChange(drag.current.now);
  };
  const onPointerEnd = () => {
    if (drag.current !== null && drag.current.now !== drag.current.width) onDone(drag.current.now);
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next =
      event.key === 'ArrowRight'
        ? limit(width + STEP)
        : event.key === 'ArrowLeft'
          ? limit(width - STEP)
          : event.key === 'Home'
            ? MIN
            : event.key === 'End'
              ? MAX
              : null;
    if (next === null) return;
    event.preventDefault();
    onChange(next);
    onDone(next);
  };

  return (
    <Handle
      role="separator"
      aria-orientation="vertical"
      aria-label={t('common.sidebarWidth')}
      aria-valuemin={MIN}
      aria-valuemax={MAX}
      aria-valuenow={width}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onKeyDown={onKeyDown}
    />
  );
}
