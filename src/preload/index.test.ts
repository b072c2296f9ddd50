import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { IPC_CHANNELS, type HearthApi } from '../shared/bridge/api';

const ipc = vi.hoisted(() => ({
  calls: [] as unknown[][],
  wire: undefined as EventEmitter | undefined,
  api: undefined as HearthApi | undefined,
}));

vi.mock('electron/renderer', () => ({
  contextBridge: {
    exposeInMainWorld(_name: string, api: HearthApi) {
      ipc.api = api;
    },
  },
  ipcRenderer: {
    invoke(...call: unknown[]) {
      ipc.calls.push(call);
      return Promise.resolve(`answer ${ipc.calls.length}`);
    },
    on: (channel: string, listener: () => void) => ipc.wire?.on(channel, listener),
    removeListener: (channel: string, listener: () => void) => ipc.wire?.off(channel, listener),
  },
}));

async function load(): Promise<HearthApi> {
  await import('./index');
  if (ipc.api === undefined) throw new Error('nothing was shown to the page');
  return ipc.api;
}
const announce = (said: string) => ipc.wire?.emit(IPC_CHANNELS.announce, {}, said);

beforeEach(() => {
  vi.resetModules();
  ipc.calls = [];
  ipc.wire = new EventEmitter();
  ipc.api = undefined;
});

it('asks for the first view before the page does, and once', async () => {
  const api = await load();
  const snapshot = [IPC_CHANNELS.call, 'app:snapshot', {}];
  expect(ipc.calls).toEqual([snapshot]);
  expect(await api.call('app:snapshot', {})).toBe('answer 1');
  expect(ipc.calls).toHaveLength(1);
  expect(await api.call('hosting:stop', {})).toBe('answer 2');
  expect(await api.call('app:snapshot', {})).toBe('answer 3');
  expect(ipc.calls).toEqual([snapshot, [IPC_CHANNELS.call, 'hosting:stop', {}], snapshot]);
});

it('keeps what is announced for the first who listens, and tells everybody what comes then', async () => {
  const api = await load();
  announce('one');
  announce('two');
  const heard: unknown[] = [];
  const stop = api.subscribe((announcement) => heard.push(announcement));
  api.subscribe((announcement) => heard.push([announcement]));
  expect(heard).toEqual(['one', 'two']);
  announce('three');
  stop();
  announce('four');
  expect(heard).toEqual(['one', 'two', 'three', ['three'], ['four']]);
});
