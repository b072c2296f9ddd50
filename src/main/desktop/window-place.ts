import type { WindowPlace } from '../settings/preferences';

/** A rectangle in pixels of the screen. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const WINDOW_SIZE = { width: 1180, height: 760, minWidth: 360, minHeight: 480 } as const;

/** How much of the window must be on a screen for people to find and move it. */
const VISIBLE = { width: 120, height: 60 } as const;

/** Where the window opens: the remembered place if a screen still shows it, else centred (no `x` and `y`). */
export function placeWindow(
  remembered: WindowPlace | null,
  screens: readonly Area[],
): { x?: number; y?: number; width: number; height: number } {
  if (remembered === null) return { width: WINDOW_SIZE.width, height: WINDOW_SIZE.height };
  const screen = screens.find((area) => isVisible(remembered, area));
  const limit = screen ?? screens[0];
  const width = clamp(remembered.width, WINDOW_SIZE.minWidth, limit?.width);
  const height = clamp(remembered.height, WINDOW_SIZE.minHeight, limit?.height);
  return screen === undefined
    ? { width, height }
    : { x: remembered.x, y: Math.max(remembered.y, screen.y), width, height };
}

/** Whether enough of the upper edge, where windows are moved, lies on that screen. */
function isVisible(window: Area, screen: Area): boolean {
  const overlap =
    Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const top = window.y - screen.y;
  return (
    overlap >= Math.min(VISIBLE.width, window.width) &&
    top > -VISIBLE.height &&
    top <= screen.height - VISIBLE.height
  );
}

function clamp(value: number, min: number, max: number | undefined): number {
  return Math.max(min, Math.min(value, max ?? value));
}
