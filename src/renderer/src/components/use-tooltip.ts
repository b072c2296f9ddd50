import { useEffect, useState } from 'react';

const HAS_TOOLTIP = '[data-tooltip]';
/** How long one points at something until it says more. */
const POINTING_MS = 400;
/** The same where something else has just said more. */
const POINTING_ON_MS = 200;
const JUST_MS = 800;
/** How long a finger rests on something until it says more, and how long that stays when the finger has gone. */
const PRESSING_MS = 700;
const PRESSED_MS = 1_500;

/** The one thing that says more; it stays known when that has ended, so that it can fade. */
export interface ShownTooltip {
  anchor: HTMLElement;
  isOpen: boolean;
}

const isTouch = (event: PointerEvent) => event.pointerType === 'touch';
const toAnchor = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>(HAS_TOOLTIP) : null;

/**
 * Hears for the whole window what points at something with a tooltip: one for all, because a window has hundreds of such
 * things, and nearly all of them are never pointed at. Returns how to stop.
 */
export function watchTooltips(
  show: (change: (old: ShownTooltip | null) => ShownTooltip | null) => void,
) {
  let wanted: HTMLElement | null = null;
  /** Pressed, or sent away by keyboard: it says nothing until one points elsewhere. */
  let dismissed: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;
  let closedAt = -Infinity;

  // What is pointed at may go, or say something else, while it does.
  const watch = new MutationObserver((changes) => {
    if (wanted?.isConnected !== true || !wanted.matches(HAS_TOOLTIP)) close();
    else if (changes.some(({ type }) => type === 'attributes'))
      show((old) => (old === null ? null : { ...old }));
  });
  const open = (anchor: HTMLElement) => {
    if (!anchor.isConnected) return close();
    isOpen = true;
    show(() => ({ anchor, isOpen: true }));
    watch.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-tooltip'],
    });
  };
  function close() {
    clearTimeout(timer);
    wanted = null;
    if (!isOpen) return;
    isOpen = false;
    closedAt = performance.now();
    watch.disconnect();
    show((old) => (old === null ? null : { ...old, isOpen: false }));
  }
  const want = (anchor: HTMLElement | null, ms?: number) => {
    if (anchor === wanted) return;
    close();
    if (anchor === null || anchor === dismissed) return;
    wanted = anchor;
    const isNext = performance.now() - closedAt < JUST_MS;
    timer = setTimeout(open, ms ?? (isNext ? POINTING_ON_MS : POINTING_MS), anchor);
  };
  const dismiss = () => {
    dismissed = wanted;
    close();
  };

  const listeners: { [Name in keyof DocumentEventMap]?: (event: DocumentEventMap[Name]) => void } =
    {
      pointerover(event) {
        if (isTouch(event)) return;
        const anchor = toAnchor(event.target);
        if (anchor !== dismissed) dismissed = null;
        want(anchor);
      },
      pointerdown(event) {
        if (!isTouch(event)) return dismiss();
        dismissed = null;
        want(toAnchor(event.target), PRESSING_MS);
      },
      pointerup(event) {
        if (!isTouch(event)) return;
        clearTimeout(timer);
        if (isOpen) timer = setTimeout(close, PRESSED_MS);
        else close();
      },
      pointercancel: close,
      focusin({ target }) {
        const anchor = toAnchor(target);
        if (anchor?.matches(':focus-visible') === true) want(anchor);
      },
      focusout({ target }) {
        const anchor = toAnchor(target);
        if (anchor === wanted) close();
        if (anchor === dismissed) dismissed = null;
      },
      keydown({ key }) {
        if (key === 'Escape') dismiss();
      },
      scroll({ target }) {
        if (target instanceof Node && target.contains(wanted)) close();
      },
    };
  const names = Object.keys(listeners) as (keyof DocumentEventMap)[];
  const leave = () => want(null);
  for (const name of names) document.addEventListener(name, listeners[name] as EventListener, true);
  document.documentElement.addEventListener('pointerleave', leave);
  return () => {
    for (const name of names)
      document.removeEventListener(name, listeners[name] as EventListener, true);
    document.documentElement.removeEventListener('pointerleave', leave);
    clearTimeout(timer);
    watch.disconnect();
  };
}

/** What says more now; null where nothing has yet. */
export function useTooltip(): ShownTooltip | null {
  const [shown, setShown] = useState<ShownTooltip | null>(null);
  useEffect(() => watchTooltips(setShown), []);
  return shown;
}
