import { useEffect } from 'react';
import { loadTheRest } from '../components/comes-later';
import { LiveRegion } from '../components/live-region';
import { TooltipHost } from '../components/tooltip-host';
import { useAppView } from '../bridge/app-store';
import { AppTheme } from '../theme/app-theme';
import { Dialogs } from './dialogs';
import { ErrorBoundary } from './error-boundary';
import { LoadingScreen } from './loading-screen';
import { NavigationProvider } from './navigation';
import { Shell } from './shell';
import { toStage } from './stage';
import { StartScreen } from './start-screen';
import { useSounds } from './use-sounds';

function Screen() {
  const stage = useAppView(toStage);
  const hasView = stage !== null;
  useSounds();
  useEffect(() => (hasView ? loadTheRest() : undefined), [hasView]);
  if (stage === null) return <LoadingScreen />;
  return (
    <>
      {stage === 'start' ? <StartScreen /> : <Shell />}
      <Dialogs />
    </>
  );
}

/** The whole page. */
export function App() {
  const settings = useAppView((view) => view.settings);
  return (
    <AppTheme settings={settings}>
      <LiveRegion />
      <TooltipHost />
      <ErrorBoundary>
        <NavigationProvider>
          <Screen />
        </NavigationProvider>
      </ErrorBoundary>
    </AppTheme>
  );
}
