import { fakeHash } from './testing/fake-platform';
import { createMemoryStore } from './memory-store';
import { describeLocalStore } from './testing/store-contract';

describeLocalStore('memory', async () => ({
  open: async () => createMemoryStore(fakeHash),
  isLasting: false,
  end: () => {},
}));
