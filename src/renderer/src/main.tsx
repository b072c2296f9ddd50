import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { loadOnboarding } from './app/later';
import { toStage } from './app/stage';
import { whenViewed } from './bridge/app-store';
import { loadTexts } from './components/use-texts';

/** For how long there is nothing but the colour of the page; then it says that it waits for main. */
const PATIENCE_MS = 150;

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
const patience = new Promise<null>((resolve) => {
  setTimeout(() => resolve(null), PATIENCE_MS);
});
const firstPicture = async () => {
  const view = await Promise.race([whenViewed(), patience]);
  // What fails here fails again, and is told, when it is drawn.
  if (view !== null && toStage(view) === 'start') await loadOnboarding().catch(() => undefined);
};
// Not awaited by the page's first file: what comes later imports from it, so it is not read before this file has ended.
void (async () => {
  // Main has most often answered by now: then the first picture is that of the room, drawn once.
  await Promise.all([loadTexts(), firstPicture()]);
  createRoot(root).render(<App />);
})();
