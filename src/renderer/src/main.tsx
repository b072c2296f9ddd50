import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { loadTexts } from './components/use-texts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
await loadTexts();
createRoot(root).render(<App />);
