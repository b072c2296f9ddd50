import '@fontsource-variable/inter/wght.css';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider, useColorScheme } from '@mui/material/styles';
import { useLayoutEffect, type ReactNode } from 'react';
import { DEFAULT_LOOK, readLook, type Look } from '../../../shared/bridge/look';
import type { Settings } from '../../../shared/bridge/settings';
import { styleCache } from './style-cache';
import { theme } from './theme';

/** What main says in the address of the page: there is a first picture before there are settings. */
const firstLook: Look = readLook(new URL(location.href).searchParams) ?? DEFAULT_LOOK;

function ChosenLook({ mode, look }: { mode: Settings['theme']; look: Look }) {
  const { setMode } = useColorScheme();
  useLayoutEffect(() => setMode(mode), [mode, setMode]);
  const { accent, contrast, density } = look;
  useLayoutEffect(() => {
    Object.assign(document.documentElement.dataset, { accent, contrast, density });
  }, [accent, contrast, density]);
  return null;
}

/** Puts the look around the app; `settings` is what the person chose, null before it is known. */
export function AppTheme({
  settings,
  children,
}: {
  settings: Settings | null;
  children: ReactNode;
}) {
  return (
    <CacheProvider value={styleCache}>
      <ThemeProvider theme={theme} defaultMode="system" storageManager={null} noSsr>
        <ChosenLook mode={settings?.theme ?? 'system'} look={settings ?? firstLook} />
        <CssBaseline />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
