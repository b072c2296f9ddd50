const MOST_FRAMES = 60;

/**
 * Gives the keyboard to an element that a virtual list is about to draw: until it was measured it is hidden, and hidden
 * elements take no focus. Returns how to give up.
 */
export function focusWhenShown(find: () => HTMLElement | null): () => void {
  let frame = 0;
  let tries = 0;
  const attempt = () => {
    const element = find();
    element?.focus({ preventScroll: true });
    tries += 1;
    if ((element === null || document.activeElement !== element) && tries < MOST_FRAMES)
      frame = requestAnimationFrame(attempt);
  };
  attempt();
  return () => cancelAnimationFrame(frame);
}
