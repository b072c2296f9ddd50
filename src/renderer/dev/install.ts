import { createFakeHearth, type FakeHearth } from './fake-hearth';

declare global {
  interface Window {
    /** The made-up world of this page, for scripts that drive it. */
    fakeHearth?: FakeHearth;
  }
}

// `#reconnecting&theme=dark`: the scenario, then settings that start differently.
const [scenario = 'full', ...rest] = window.location.hash.slice(1).split('&');
const options = new URLSearchParams(rest.join('&'));
const fake = createFakeHearth({ scenario, delayMs: 350 });
const theme = options.get('theme');
if (theme === 'light' || theme === 'dark') void fake.call('settings:change', { theme });
window.fakeHearth = fake;
Object.defineProperty(window, 'hearth', { value: fake });
window.addEventListener('hashchange', () => window.location.reload());
