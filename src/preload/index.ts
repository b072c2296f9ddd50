import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron/renderer';
import { IPC_CHANNELS, type HearthApi } from '../shared/bridge/api';
import type { Announcement } from '../shared/bridge/contract';

type Listener = (announcement: Announcement) => void;

// The page asks for its first view as soon as it runs. It is asked for here already, so that main answers while the page's
// own script is read; and what main announces after that answer waits for the first who listens.
let first: Promise<unknown> | null = ipcRenderer.invoke(IPC_CHANNELS.call, 'app:snapshot', {});
// Whoever takes it over hears of a failure; the page is never told of one that it did not ask for.
first.catch(() => undefined);
let early: Announcement[] | null = [];
const hearEarly = (_event: IpcRendererEvent, announcement: Announcement) => {
  early?.push(announcement);
};
ipcRenderer.on(IPC_CHANNELS.announce, hearEarly);

const api: HearthApi = {
  call(name, input) {
    const asked = name === 'app:snapshot' ? first : null;
    if (asked !== null) first = null;
    return asked ?? ipcRenderer.invoke(IPC_CHANNELS.call, name, input);
  },
  subscribe(listener: Listener) {
    const hear = (_event: IpcRendererEvent, announcement: Announcement) => listener(announcement);
    ipcRenderer.on(IPC_CHANNELS.announce, hear);
    ipcRenderer.removeListener(IPC_CHANNELS.announce, hearEarly);
    const waiting = early ?? [];
    early = null;
    waiting.forEach(listener);
    return () => {
      ipcRenderer.removeListener(IPC_CHANNELS.announce, hear);
    };
  },
};

contextBridge.exposeInMainWorld('hearth', api);
