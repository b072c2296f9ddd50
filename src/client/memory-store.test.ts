import { createMemoryStore } from './memory-store';
import { describeLocalStore } from './testing/store-contract';

describeLocalStore('memory', async () => ({
  open: async () => createMemoryStore(),
  isLasting: false,
  end: () => {},
}));
