import type { CreateWireSocket } from '../../client/wire-socket';
import { isOnNetwork } from '../../node/addresses';
import type { Dialler } from '../../shared/protocol/dial';

/** What reaches servers. */
export interface Network extends Dialler {
  createSocket: CreateWireSocket;
}

/** Reaches servers, and loads what it takes for that with the first that is looked for: what is known is shown before. */
export function createLateNetwork(): Network {
  let loaded: Network | null = null;
  let loading: Promise<Network> | null = null;
  const load = async (): Promise<Network> => {
    const { createDialler, createWireSocket } = await import('./network');
    loaded = { ...createDialler(), createSocket: createWireSocket };
    return loaded;
  };
  // Whoever connects has looked for the server before.
  const need = (): Network => {
    if (loaded === null) throw new Error('A server is dialled that nobody has looked for.');
    return loaded;
  };
  return {
    async probe(address, expected) {
      const { probe } = await (loading ??= load());
      return probe(address, expected);
    },
    dial: (address, expected) => need().dial(address, expected),
    createSocket: (dialling, listener) => need().createSocket(dialling, listener),
    hasNetwork: () => isOnNetwork(),
  };
}
