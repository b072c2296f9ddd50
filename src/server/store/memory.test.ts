import { createMemoryStore } from './memory';
import { describeChatStore } from './testing/contract-suite';

describeChatStore('the memory store', async () => createMemoryStore());
