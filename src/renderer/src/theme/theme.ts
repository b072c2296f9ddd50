import { createTheme, enhanceHighContrast } from '@mui/material/styles';
import { isRtl } from '../components/locale';
import { lookRules } from './looks';
import { color, edge, monospace, MOTION_MS, radius, schemes, shadow, type Tokens } from './tokens';

declare module '@mui/material/styles' {
  interface Palette {
    tokens: Tokens;
  }
  interface PaletteOptions {
    tokens: Tokens;
  }
}

function toPalette(tokens: Tokens) {
  return {
    tokens,
    // By reference: what changes the tokens of a page changes all that MUI makes of them.
    primary: {
      main: color.accent,
      dark: color.accentStrong,
      light: color.accent,
      contrastText: color.onAccent,
    },
    secondary: { main: color.muted, contrastText: color.surface },
    error: {
      main: color.danger,
      dark: color.danger,
      light: color.danger,
      contrastText: color.onDanger,
    },
    warning: { main: color.away },
    success: { main: color.online },
    text: { primary: color.text, secondary: color.muted, disabled: color.muted },
    background: { default: color.surface, paper: color.raised },
    divider: color.line,
  };
}

// Two names, and no more: for every size and weight Chromium asks another process for each name behind the first, in the middle
// of the first layout. `system-ui` is known without asking, and is always there.
const fonts = '"Inter Variable", system-ui';
/** The ring around whatever has the keyboard. An outline, so that forced colours keep it. */
export const focusRing = { outline: `2px solid ${color.accent}`, outlineOffset: 2 } as const;
const focusRingInside = { ...focusRing, outlineOffset: -2 } as const;
const durations = {
  shortest: MOTION_MS,
  shorter: MOTION_MS,
  short: MOTION_MS,
  standard: MOTION_MS,
  complex: MOTION_MS,
  enteringScreen: MOTION_MS,
  leavingScreen: 90,
};
const raised = {
  backgroundImage: 'none',
  backgroundColor: color.raised,
  border: `1px solid ${color.line}`,
  boxShadow: shadow,
};

/** The look of Hearth: MUI made of our tokens, light and dark as CSS variables. */
export const theme = enhanceHighContrast(
  createTheme({
    direction: isRtl ? 'rtl' : 'ltr',
    cssVariables: { cssVarPrefix: 'hearth', colorSchemeSelector: 'data-theme', nativeColor: true },
    colorSchemes: {
      light: { palette: toPalette(schemes.light) },
      dark: { palette: toPalette(schemes.dark) },
    },
    motion: { reducedMotion: 'system' },
    spacing: 4,
    shape: { borderRadius: radius.control },
    transitions: { duration: durations },
    typography: {
      fontFamily: fonts,
      fontSize: 14,
      htmlFontSize: 16,
      h1: { fontSize: 24, lineHeight: 1.25, fontWeight: 650, letterSpacing: '-0.02em' },
      h2: { fontSize: 18, lineHeight: 1.3, fontWeight: 650, letterSpacing: '-0.01em' },
      h3: { fontSize: 15, lineHeight: '20px', fontWeight: 650 },
      h4: { fontSize: 12, lineHeight: '18px', fontWeight: 600 },
      body1: { fontSize: 14, lineHeight: '21px', letterSpacing: '-0.003em' },
      body2: { fontSize: 13, lineHeight: '20px' },
      caption: { fontSize: 12, lineHeight: '17px' },
      button: { fontSize: 14, lineHeight: '20px', fontWeight: 600, textTransform: 'none' },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          '[data-theme="light"]': {
            '--hearth-shadow': '0 1px 2px rgba(40,25,10,.06), 0 6px 24px rgba(40,25,10,.08)',
          },
          '[data-theme="dark"]': {
            '--hearth-shadow': '0 1px 2px rgba(0,0,0,.4), 0 8px 28px rgba(0,0,0,.35)',
          },
          ...lookRules,
          'html, body, #root': { height: '100%' },
          body: {
            overflow: 'hidden',
            backgroundColor: color.sidebar,
            fontFeatureSettings: '"cv05", "ss03"',
          },
          // Left to themselves, controls are written in the face of the system.
          'button, input, textarea, select': {
            fontFamily: 'inherit',
            fontFeatureSettings: 'inherit',
          },
          ':focus-visible': focusRing,
          code: { fontFamily: monospace, fontSize: 12.5 },
          '::selection': { backgroundColor: color.softAccent, color: color.text },
          // Not the standard properties: with them Chromium draws arrow buttons on Linux and Windows. Where the system
          // forces its colours, it draws its own bars.
          '@media (forced-colors: none)': {
            '::-webkit-scrollbar': { width: 10, height: 10 },
            '::-webkit-scrollbar-track, ::-webkit-scrollbar-corner': {
              backgroundColor: 'transparent',
            },
            '::-webkit-scrollbar-thumb': {
              minHeight: 32,
              borderRadius: 5,
              // The border is not painted: it leaves a gap around a thin bar that is easy to grasp.
              border: '2px solid transparent',
              backgroundClip: 'padding-box',
              backgroundColor: edge,
            },
            '::-webkit-scrollbar-thumb:hover, ::-webkit-scrollbar-thumb:active': {
              backgroundColor: color.control,
            },
          },
          // Grounds are gone there: what is switched on is drawn as the system draws what is chosen.
          '@media (forced-colors: active)': {
            '[aria-pressed="true"]': {
              forcedColorAdjust: 'none !important',
              borderColor: 'Highlight !important',
              backgroundColor: 'Highlight !important',
              color: 'HighlightText !important',
            },
          },
          '@media (prefers-reduced-motion: reduce)': {
            '*, *::before, *::after': {
              animation: 'none !important',
              transition: 'none !important',
              scrollBehavior: 'auto !important',
            },
          },
        },
      },
      MuiButtonBase: {
        defaultProps: { disableRipple: true },
        styleOverrides: {
          root: { '&.Mui-focusVisible, &:focus-visible': focusRing },
        },
      },
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: {
          root: { borderRadius: radius.control, padding: '6px 14px', minHeight: 34 },
          sizeLarge: { padding: '9px 16px', minHeight: 42, fontSize: 14 },
          sizeSmall: { padding: '3px 10px', minHeight: 28, fontSize: 13 },
          outlined: {
            borderColor: edge,
            '&.Mui-disabled': { borderColor: edge, color: color.muted },
            '&:hover': { borderColor: color.control, backgroundColor: color.hover },
          },
          contained: {
            '&.Mui-disabled': {
              backgroundColor: color.selected,
              color: color.muted,
              // In the dark its ground alone is hardly seen.
              boxShadow: `inset 0 0 0 1px ${edge}`,
            },
            '@media (forced-colors: active)': { border: '1px solid ButtonBorder' },
          },
        },
      },
      MuiIconButton: {
        styleOverrides: {
          root: {
            borderRadius: radius.row,
            color: color.muted,
            padding: 6,
            flex: 'none',
            '&:hover': { backgroundColor: color.hover, color: color.text },
          },
        },
      },
      // MUI's own mixture of the accent with white is pink beside everything else.
      MuiLinearProgress: {
        styleOverrides: { root: { backgroundColor: color.softAccent } },
      },
      MuiInputBase: { defaultProps: { disableInjectingGlobalStyles: true } },
      MuiOutlinedInput: {
        defaultProps: { notched: false },
        styleOverrides: {
          root: {
            borderRadius: radius.control,
            backgroundColor: color.surface,
            '&.Mui-focused': { boxShadow: `0 0 0 3px ${color.softAccent}` },
            '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 1 },
            '&.Mui-error.Mui-focused': { boxShadow: `0 0 0 3px ${color.softDanger}` },
          },
          input: {
            padding: '9px 12px',
            height: 'auto',
            '&:focus-visible': { outline: 'none' },
            // Fainter than that would not be read.
            '&::placeholder': { color: color.muted, opacity: 1 },
          },
          multiline: { padding: 0 },
          notchedOutline: { borderColor: color.control },
        },
      },
      MuiInputLabel: {
        defaultProps: { shrink: true },
        styleOverrides: {
          // Labels stand above their fields, as drawn; never inside, never moving.
          root: {
            position: 'static',
            transform: 'none',
            maxWidth: 'none',
            fontSize: 12,
            lineHeight: '17px',
            fontWeight: 600,
            color: color.muted,
            marginBottom: 4,
            '&.Mui-focused': { color: color.muted },
            '&.Mui-error': { color: color.danger },
          },
        },
      },
      MuiFormHelperText: {
        styleOverrides: { root: { margin: '4px 0 0', fontSize: 12, lineHeight: '17px' } },
      },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiDialog: {
        styleOverrides: { paper: { ...raised, borderRadius: radius.card } },
      },
      MuiBackdrop: {
        styleOverrides: {
          root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'rgba(20, 14, 8, 0.4)' } },
        },
      },
      MuiMenu: {
        styleOverrides: {
          paper: { ...raised, borderRadius: radius.control, minWidth: 184, maxWidth: 360 },
          list: { padding: 4 },
        },
      },
      MuiMenuItem: {
        styleOverrides: {
          root: {
            borderRadius: radius.row - 2,
            minHeight: 32,
            // Long addresses and keys take two lines rather than run out of the menu.
            whiteSpace: 'normal',
            overflowWrap: 'anywhere',
            padding: '5px 10px',
            gap: 8,
            '&:hover': { backgroundColor: color.hover },
            '&.Mui-focusVisible': { ...focusRingInside, backgroundColor: color.hover },
            '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: color.selected },
          },
        },
      },
      MuiPopover: { styleOverrides: { paper: { ...raised, borderRadius: radius.control } } },
      MuiTooltip: {
        defaultProps: {
          disableInteractive: true,
          // Fixed, so that no scrolling part cuts it.
          slotProps: { popper: { popperOptions: { strategy: 'fixed' } } },
        },
        styleOverrides: {
          tooltip: {
            backgroundColor: color.text,
            color: color.surface,
            fontSize: 12,
            lineHeight: '17px',
            fontWeight: 500,
            padding: '4px 8px',
            maxWidth: 'min(280px, 70vw)',
            borderRadius: 6,
          },
        },
      },
      MuiDrawer: { styleOverrides: { paper: { backgroundImage: 'none', border: 0 } } },
      MuiSkeleton: {
        defaultProps: { animation: 'pulse' },
        styleOverrides: { root: { backgroundColor: color.selected } },
      },
      MuiListItemButton: {
        styleOverrides: {
          root: { borderRadius: radius.row, '&.Mui-focusVisible': focusRingInside },
        },
      },
      MuiLink: { defaultProps: { underline: 'hover' } },
    },
  }),
);
