import { useLayoutEffect, type RefObject } from 'react';

/** Between a box and the list that belongs to it, and between the list and the edges of the window. */
const GAP_PX = 12;
const EDGE_PX = 8;

/** Where a list stands in the window: at the beginning of its box, over it, or under it where there is more room. */
export function toPlace(
  box: Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>,
  view: { width: number; height: number; isRtl: boolean },
  list: { width: number; height: number },
): { start: number; top: number | null; bottom: number | null; maxHeight: number } {
  const above = box.top - GAP_PX - EDGE_PX;
  const below = view.height - box.bottom - GAP_PX - EDGE_PX;
  const isAbove = above >= Math.min(list.height, below);
  const wanted = view.isRtl ? view.width - box.right : box.left;
  const last = view.width - EDGE_PX - Math.min(list.width, view.width - 2 * EDGE_PX);
  return {
    start: Math.max(EDGE_PX, Math.min(wanted, last)),
    top: isAbove ? null : box.bottom + GAP_PX,
    bottom: isAbove ? view.height - box.top + GAP_PX : null,
    maxHeight: Math.max(0, Math.min(list.height, isAbove ? above : below)),
  };
}

/**
 * Shows a list on top of everything and keeps it at its box. The browser's own top layer: a library that looks for a place
 * has the whole page laid out several times in the middle of a key.
 */
export function usePlaceOver(
  listRef: RefObject<HTMLElement | null>,
  boxRef: RefObject<HTMLElement | null>,
  size: { width: number; height: number },
): void {
  const { width, height } = size;
  useLayoutEffect(() => {
    const list = listRef.current;
    const box = boxRef.current;
    if (list === null || box === null) return undefined;
    const place = () => {
      const { innerWidth, innerHeight } = window;
      const isRtl = document.documentElement.dir === 'rtl';
      const view = { width: innerWidth, height: innerHeight, isRtl };
      const { start, top, bottom, maxHeight } = toPlace(box.getBoundingClientRect(), view, {
        width,
        height: Math.min(height, innerHeight * 0.45),
      });
      Object.assign(list.style, {
        insetInlineStart: `${start}px`,
        top: top === null ? 'auto' : `${top}px`,
        bottom: bottom === null ? 'auto' : `${bottom}px`,
        maxHeight: `${maxHeight}px`,
      });
    };
    place();
    // Tests have no top layer.
    list.showPopover?.();
    // The box grows with its words; what is around it scrolls.
    const sizes = new ResizeObserver(place);
    sizes.observe(box);
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      sizes.disconnect();
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
    };
  }, [listRef, boxRef, width, height]);
}
