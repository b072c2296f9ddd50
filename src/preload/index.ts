import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron/renderer';
import { IPC_CHANNELS, type HearthApi } from '../shared/bridge/api';
import type { Announcement } from '../shared/bridge/contract';

const api: HearthApi = {
  call: (name, input) => ipcRenderer.invoke(IPC_CHANNELS.call, name, input),
  subscribe(listener) {
    const hear = (_event: IpcRendererEvent, announcement: Announcement) => listener(announcement);
    ipcRenderer.on(IPC_CHANNELS.announce, hear);
    return () => {
      ipcRenderer.removeListener(IPC_CHANNELS.announce, hear);
    };
  },
};

contextBridge.exposeInMainWorld('hearth', api);
