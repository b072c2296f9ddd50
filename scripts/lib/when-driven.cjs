// Read by Electron before an app that a driver starts (`-r`). The app opens its window as soon as Electron is ready, and a driver
// that attaches while a page is made waits for it for ever, once in some hundred starts. So Electron is not ready here until the
// driver says that it has attached; it does so by this name, wherever it finds it.
const { app } = require('electron');

const isReady = app.whenReady();
const isDriven = new Promise((resolve) => {
  Object.defineProperty(globalThis, '__playwright_run', { value: resolve });
});
app.whenReady = () => Promise.all([isReady, isDriven]).then(() => undefined);
