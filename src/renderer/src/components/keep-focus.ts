const FOCUSABLE =
  'a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';

const canTakeFocus = (element: HTMLElement) =>
  element.isConnected && !element.matches(':disabled') && element.closest('[inert]') === null;

/** What an element leaves behind that had the keyboard. */
interface Trace {
  element: HTMLElement;
  /** What it stood in, innermost first, as far as that takes focus itself. */
  ancestors: HTMLElement[];
  after: HTMLElement[];
  before: HTMLElement[];
}

function traceOf(root: HTMLElement, element: HTMLElement): Trace {
  const ancestors: HTMLElement[] = [];
  for (let up = element.parentElement; up !== null && up !== root; up = up.parentElement)
    if (up.hasAttribute('tabindex')) ancestors.push(up);
  const all = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const at = all.indexOf(element);
  return {
    element,
    ancestors,
    after: at === -1 ? all : all.slice(at + 1),
    before: at === -1 ? [] : all.slice(0, at).toReversed(),
  };
}

/**
 * Keeps the keyboard inside `root`: when the control that has it is taken away or switched off, its row gets it, else
 * the next control, else the one before, else `fallback`. Returns how to end it.
 */
export function keepFocus(root: HTMLElement, fallback: () => HTMLElement | null): () => void {
  let trace: Trace | null = null;

  const remember = (element: EventTarget | null) => {
    trace =
      element instanceof HTMLElement && element !== root && root.contains(element)
        ? traceOf(root, element)
        : null;
  };
  const onFocusOut = (event: FocusEvent) => {
    const { element } = trace ?? {};
    // It went elsewhere; where it went nowhere, the control was taken away, or the window lost the keyboard.
    if (event.relatedTarget !== null && element?.isConnected === true) trace = null;
  };
  const mend = () => {
    if (trace === null || canTakeFocus(trace.element)) return;
    const { ancestors, after, before } = trace;
    const { activeElement, body } = root.ownerDocument;
    const isLost =
      activeElement === null || activeElement === body || activeElement === trace.element;
    trace = null;
    if (!isLost) return;
    const next = [...ancestors, ...after, ...before].find(canTakeFocus) ?? fallback();
    next?.focus();
  };

  remember(root.ownerDocument.activeElement);
  const onFocusIn = (event: FocusEvent) => remember(event.target);
  const observer = new MutationObserver(mend);
  root.addEventListener('focusin', onFocusIn);
  root.addEventListener('focusout', onFocusOut);
  observer.observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', onFocusIn);
    root.removeEventListener('focusout', onFocusOut);
  };
}
