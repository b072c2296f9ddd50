import {
  useCallback,
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { isComposingEvent } from '../components/composing';
import { useKeptFocus } from '../components/use-kept-focus';
import { styled } from '../theme/styled';
import { MOTION_MS, shadow } from '../theme/tokens';

const DRAWER_LAYER = 1_200;

const Frame = styled('div')({
  flex: 'none',
  height: '100%',
  '&:focus': { outline: 'none' },
  '&[data-drawer]': {
    position: 'fixed',
    zIndex: DRAWER_LAYER,
    insetBlock: 0,
    boxShadow: shadow,
    animation: `hearth-panel ${MOTION_MS}ms ease-out`,
  },
  // Its shadow is all that sets it off; where the system forces its colours, there is none.
  '@media (forced-colors: active)': {
    '&[data-drawer="start"]': { borderInlineEnd: '1px solid CanvasText' },
  },
  '&[data-drawer="start"]': { insetInlineStart: 0, '--hearth-from': '-24px' },
  '&[data-drawer="end"]': { insetInlineEnd: 0, '--hearth-from': '24px' },
  // Out of sight and out of reach, but not gone: what was typed in it stays, and so does where it was scrolled to.
  '&[data-closed]': { visibility: 'hidden', animation: 'none' },
  '@keyframes hearth-panel': {
    from: { transform: 'translateX(var(--hearth-from))', opacity: 0 },
  },
});

const Veil = styled('div')({
  position: 'fixed',
  zIndex: DRAWER_LAYER - 1,
  inset: 0,
  backgroundColor: 'rgba(20, 14, 8, 0.4)',
});

/** A ref that gives the keyboard to a drawer while it is open, and back to where it was. */
function useDrawerFocus(isOpenDrawer: boolean) {
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  // Not in what an effect leaves behind: React itself puts the focus back where it was before the change.
  useLayoutEffect(() => {
    const panel = frame.current;
    const { activeElement, body } = document;
    if (panel === null) return;
    if (isOpenDrawer) {
      opener.current = activeElement;
      if (!panel.contains(activeElement)) panel.focus();
      return;
    }
    const before = opener.current;
    opener.current = null;
    if (before === null || (activeElement !== body && !panel.contains(activeElement))) return;
    if (before instanceof HTMLElement) before.focus();
    if (document.activeElement === activeElement) document.querySelector('main')?.focus();
  }, [isOpenDrawer]);
  const keptRef = useKeptFocus();
  return useCallback(
    (element: HTMLDivElement | null) => {
      frame.current = element;
      return keptRef(element);
    },
    [keptRef],
  );
}

/**
 * A part beside the conversation: a column where there is room, else a drawer over it. It is the same element in both,
 * so that nothing in it is lost when the window changes its width.
 */
export function Panel({
  edge,
  isDrawer,
  isOpen,
  isCovered = false,
  label,
  role,
  style,
  onClose,
  closesOnEscape = isDrawer,
  children,
}: {
  edge: 'start' | 'end';
  isDrawer: boolean;
  isOpen: boolean;
  /** Under an open drawer: not to be reached. */
  isCovered?: boolean;
  label: string;
  /** What it is as a column; a drawer is a dialog. */
  role?: 'complementary';
  style: CSSProperties;
  onClose: () => void;
  closesOnEscape?: boolean;
  children: ReactNode;
}) {
  const isOpenDrawer = isDrawer && isOpen;
  const frameRef = useDrawerFocus(isOpenDrawer);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposingEvent(event)) return;
    if (closesOnEscape) onClose();
  };
  return (
    <>
      {isOpenDrawer && <Veil onClick={onClose} />}
      <Frame
        ref={frameRef}
        role={isDrawer ? 'dialog' : role}
        aria-modal={isOpenDrawer || undefined}
        aria-label={isDrawer || role !== undefined ? label : undefined}
        tabIndex={-1}
        inert={isCovered}
        data-drawer={isDrawer ? edge : undefined}
        data-closed={isOpen ? undefined : ''}
        style={style}
        onKeyDown={onKeyDown}
      >
        {children}
      </Frame>
    </>
  );
}
