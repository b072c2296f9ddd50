import '@fontsource-variable/inter/wght.css';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider, useColorScheme } from '@mui/material/styles';
import { useLayoutEffect, type ReactNode } from 'react';
import type { Settings } from '../../../shared/bridge/settings';
import { createStyleCache } from './style-sheets';
import { theme } from './theme';

const cache = createStyleCache(document);

function ChosenMode({ mode }: { mode: Settings['theme'] }) {
  const { setMode } = useColorScheme();
  useLayoutEffect(() => setMode(mode), [mode, setMode]);
  return null;
}

/** Puts the look around the app; `mode` is what the person chose. */
export function AppTheme({ mode, children }: { mode: Settings['theme']; children: ReactNode }) {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} defaultMode="system" storageManager={null} noSsr>
        <ChosenMode mode={mode} />
        <CssBaseline />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
