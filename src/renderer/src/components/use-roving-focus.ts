import { useCallback, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';

type Direction = 'vertical' | 'horizontal';

const KEYS: Record<Direction, { next: string; previous: string }> = {
  vertical: { next: 'ArrowDown', previous: 'ArrowUp' },
  horizontal: { next: 'ArrowRight', previous: 'ArrowLeft' },
};

/**
 * One tab stop for a list, arrow keys inside. Spread `listProps` on the list and `itemProps(key)` on every item that
 * takes focus; `current` is the key of the item that Tab reaches until another one was focused; it must be in
 * the list, or null.
 */
export function useRovingFocus(current: string | null, direction: Direction = 'vertical') {
  const listRef = useRef<HTMLElement | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const stop = focused ?? current;

  const items = useCallback(
    () => [...(listRef.current?.querySelectorAll<HTMLElement>('[data-roving]') ?? [])],
    [],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const all = items();
      const at = all.findIndex((item) => item === document.activeElement);
      if (at === -1 || event.altKey || event.ctrlKey || event.metaKey) return;
      const { next, previous } = KEYS[direction];
      const target =
        event.key === next
          ? all[(at + 1) % all.length]
          : event.key === previous
            ? all[(at - 1 + all.length) % all.length]
            : event.key === 'Home'
              ? all[0]
              : event.key === 'End'
                ? all.at(-1)
                : undefined;
      if (target === undefined) return;
      event.preventDefault();
      target.focus();
    },
    [direction, items],
  );

  // The same function for all items and at all times, so that an item is not drawn anew for it.
  const onFocus = useCallback(
    ({ currentTarget }: FocusEvent) => setFocused(currentTarget.getAttribute('data-roving')),
    [],
  );

  return {
    listProps: {
      ref: (element: HTMLElement | null) => {
        listRef.current = element;
      },
      onKeyDown,
      // When focus leaves, the next Tab reaches the selected item again, not the one looked at last.
      onBlur: (event: { currentTarget: Element; relatedTarget: EventTarget | null }) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setFocused(null);
      },
    },
    /** `isFirst`: whether it is the tab stop when no item is current. */
    itemProps: (key: string, isFirst: boolean) => ({
      'data-roving': key,
      tabIndex: stop === null ? (isFirst ? 0 : -1) : stop === key ? 0 : -1,
      onFocus,
    }),
  };
}
