import { createFakeClock, type FakeClock } from '../../server/testing/fake-clock';
import { failure, success, type Result } from '../../shared/lib/result';
import type { MemberId, ServerId } from '../../shared/model/ids';
import { printAddress, type Address } from '../../shared/protocol/address';
import type { DialFailure } from '../../shared/protocol/dial';
import type { Hello } from '../../shared/protocol/hello';
import type { ClientPlatform } from '../platform';
import { aClientId, aMemberId, anAgreement, aPublicKey, aServerId } from './samples';

/** A platform whose network answers what the test says. */
export interface FakePlatform extends ClientPlatform {
  clock: FakeClock;
  /** Answers the oldest open probe of this address. */
  answerProbe(address: Address, answer: Result<Hello>): Promise<void>;
  /** Addresses asked and not answered yet. */
  probing(): string[];
  /** Every dialling so far: where, and which server's key was insisted on. */
  dialled: { address: string; expected: ServerId }[];
  /** What diallings say of their failure from now on. */
  failDials(failure: DialFailure | null): void;
  /** Takes this machine off the network, or puts it back. */
  setNetwork(isThere: boolean): void;
}

/** What a healthy server answers to a probe. */
export function aHello(rest: Partial<Hello> = {}): Hello {
  return {
    product: 'hearth',
    serverId: aServerId('a'),
    name: 'Workshop',
    protocol: { current: 1, oldest: 1 },
    joining: 'open',
    ...rest,
  };
}

/** Lets everything that waits for promises alone run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/** Tells texts of tests apart, in the shape of a hash. */
export function fakeHash(text: string): string {
  const letters = Array.from(text, (letter) => letter.codePointAt(0)?.toString(36) ?? '').join('-');
  let sum = 7;
  for (const letter of letters) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007;
  return `${sum.toString(36)}_${letters}`.slice(0, 43).padEnd(43, '_');
}

/** Creates a {@link FakePlatform}. Signatures that begin with `s` are good; a member id is the start of its key. */
export function createFakePlatform(self = aMemberId(0)): FakePlatform {
  const probes: { address: string; resolve: (answer: Result<Hello>) => void }[] = [];
  const dialled: FakePlatform['dialled'] = [];
  let dialFailure: DialFailure | null = null;
  let made = 0;
  let isOnNetwork = true;
  return {
    clock: createFakeClock(),
    identity: {
      memberId: self,
      publicKey: aPublicKey(self),
      agreement: anAgreement(0),
      sign: () => 's'.repeat(86),
    },
    hashText: fakeHash,
    toMemberId: (publicKey) => publicKey.slice(0, 26) as MemberId,
    verify: async (_key, _text, signature) => signature.startsWith('s'),
    newClientId() {
      made += 1;
      return aClientId(made);
    },
    random: () => 0.5,
    hasNetwork: () => isOnNetwork,
    setNetwork(isThere) {
      isOnNetwork = isThere;
    },
    probe: (address) =>
      new Promise((resolve) => {
        probes.push({ address: printAddress(address), resolve });
      }),
    dialled,
    dial(address: Address, expected: ServerId) {
      dialled.push({ address: printAddress(address), expected });
      return {
        url: `https://${printAddress(address)}`,
        socketOptions: {},
        exporter: () => 'exporter',
        lastFailure: () => dialFailure,
        close() {},
      };
    },
    async answerProbe(address, answer) {
      const index = probes.findIndex((probe) => probe.address === printAddress(address));
      if (index === -1) throw new Error(`Nobody asked ${printAddress(address)}.`);
      probes.splice(index, 1)[0]?.resolve(answer);
      await settle();
    },
    probing: () => probes.map(({ address }) => address),
    failDials(next) {
      dialFailure = next;
    },
  };
}

export const proven = success(aHello());
export const unreachable = failure('unreachable', 'Nothing answers.');
