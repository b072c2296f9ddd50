import { silentLog } from '../../../shared/lib/log';
import type { MemberId } from '../../../shared/model/ids';
import { createMemoryStore } from '../../store/memory';
import type { ChatStore } from '../../store/store';
import { publicKeyOf, roomIdOf, valueOf } from '../../store/testing/make';
import { createChatDomain, type ChatDomainDeps } from '../create-domain';
import type { Change, ChatDomain, Welcome } from '../domain';
import { createFakeClock, type FakeClock } from './fake-clock';

/** A domain over a memory store, and everything it has told so far. */
export interface TestDomain {
  domain: ChatDomain;
  store: ChatStore;
  clock: FakeClock;
  /** Told so far; emptied by `take`. */
  told: Change[];
  take(): Promise<Change[]>;
  admit(memberId: MemberId, name?: string): Promise<void>;
  welcome(memberId: MemberId): Promise<Welcome>;
  sign: string;
}

/** Creates a domain for tests, on the real event loop and a fake clock. */
export function createTestDomain(over: Partial<ChatDomainDeps> = {}): TestDomain {
  const store = over.store ?? createMemoryStore();
  const clock = createFakeClock();
  let ids = 0;
  const domain = createChatDomain({
    store,
    clock,
    log: silentLog,
    newId: () => roomIdOf((ids += 1)),
    ownerId: null,
    ...over,
  });
  const told: Change[] = [];
  domain.subscribe((changes) => told.push(...changes));
  return {
    domain,
    store,
    clock,
    told,
    // Two turns of the event loop: one for the commit, one for what it told.
    async take() {
      for (let turn = 0; turn < 2; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      return told.splice(0);
    },
    async admit(memberId, name = memberId) {
      valueOf(await domain.admit({ memberId, publicKey: publicKeyOf(memberId), name }));
    },
    welcome: (memberId) =>
      new Promise((resolve, reject) => {
        domain.welcome(memberId, resolve).catch(reject);
      }),
    sign: 'S'.repeat(86),
  };
}
