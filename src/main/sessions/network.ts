// What reaches servers: a quarter of a megabyte that no picture needs. Loaded by `late-network.ts`.
export { createWireSocket } from '../../client/wire-socket';
export { createDialler } from '../../node/dialler';
export { findShownKey } from '../../node/find-shown-key';
