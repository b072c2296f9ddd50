import { styled } from '../theme/styled';
import { color, size, underColumn } from '../theme/tokens';

/** Rail, sidebar, conversation and side panel next to each other; one column when narrow. */
export const Frame = styled('div')({
  height: '100%',
  display: 'flex',
  minWidth: 0,
  backgroundColor: color.surface,
});

export const RailColumn = styled('div')({
  flex: 'none',
  width: size.rail,
  height: '100%',
  backgroundColor: color.rail,
  borderInlineEnd: `1px solid ${color.line}`,
});

export const SidebarColumn = styled('section')({
  position: 'relative',
  flex: 'none',
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  height: '100%',
  backgroundColor: color.sidebar,
  borderInlineEnd: `1px solid ${color.line}`,
});

export const MainColumn = styled('main')({
  flex: '1 1 0',
  // In the frame in which the window becomes narrow, its columns still stand where they stood. A list without any width would
  // forget where it was scrolled to.
  minWidth: `min(${size.leastMain}px, 100%)`,
  height: '100%',
  display: 'flex',
  flexDirection: 'column',
  overflow: 'hidden',
  backgroundColor: color.surface,
  '&:focus': { outline: 'none' },
});

export const RoomsScroll = styled('div')({ flex: 1, minHeight: 0, overflowY: 'auto' });

export const SkipLink = styled('a')({
  position: 'absolute',
  zIndex: 10,
  top: 8,
  left: 8,
  padding: '8px 14px',
  borderRadius: 10,
  backgroundColor: color.accent,
  color: color.onAccent,
  fontWeight: 600,
  transform: 'translateY(-60px)',
  '&:focus': { transform: 'none' },
  [underColumn]: { fontSize: 13 },
});
