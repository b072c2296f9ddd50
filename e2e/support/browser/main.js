// A browser of somebody else: the same engine as the app's, none of the app. It believes every certificate, because a person
// may have clicked a warning away, and knows a name that was pointed at this machine.
import { app, BrowserWindow } from 'electron/main';

app.commandLine.appendSwitch('ignore-certificate-errors');
app.commandLine.appendSwitch('host-resolver-rules', 'MAP rebound.test 127.0.0.1');
// Not awaited: the application is ready only after this module has run.
void app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'));
