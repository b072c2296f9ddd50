import { createMemoryStore } from './memory';
import { describeChanges } from './testing/changes-suite';
import { describeChatStore } from './testing/contract-suite';
import { describeSearch } from './testing/search-suite';

for (const describeSuite of [describeChatStore, describeChanges, describeSearch]) {
  describeSuite('the memory store', async () => createMemoryStore());
}
