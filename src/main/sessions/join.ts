import type { Credentials } from '../../client/connection';
import type { ClientPlatform } from '../../client/platform';
import { raceAddresses, type RaceResult } from '../../client/race';
import { createSerial } from '../../client/serial';
import type { StoredServer } from '../../client/store';
import type { CallArguments, CallValue } from '../../shared/bridge/contract';
import type { InvitePreview } from '../../shared/bridge/views';
import { failure, success, type Result } from '../../shared/lib/result';
import type { ErrorCode } from '../../shared/model/errors';
import type { ServerId } from '../../shared/model/ids';
import { parseAddress, printAddress, type Address } from '../../shared/protocol/address';
import { parseInvite, type Invite } from '../../shared/protocol/invite';
import { isKeyOfWords, toShownKey } from '../../node/key-words';
import type { Roster } from './roster';
import { parseSpokenInvite } from '../../node/spoken-invite';

/** A server to be joined: which one, where, and with what. */
interface Goal {
  serverId: ServerId;
  name: string;
  addresses: Address[];
  token: string | null;
  /** Whether the key came with the invite; a typed address names none. */
  isVerified: boolean;
}

/** What passes by itself: a known server keeps trying, so it can be shown all the same. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'unreachable',
  'not_running',
  'no_network',
  'offline',
  'server_stopped',
  'server_sleeping',
  'timeout',
  'unavailable',
  'awaiting_admission',
]);

const NEITHER = failure('address_invalid', 'This is neither an invite nor an address.');
const INCOMPLETE = failure('words_invalid', 'These are not the eight words of a key.');
const DIFFERENT = failure('wrong_key', 'The words of the key that answered are others.');

/** Getting onto servers, and onto the one hosted here. One at a time. */
export interface Joining {
  preview(input: string): Result<InvitePreview>;
  join(input: CallArguments<'server:join'>): Promise<Result<CallValue<'server:join'>>>;
  /** A server that has just proven its key at this address. */
  joinFound(
    found: { serverId: ServerId; name: string; address: Address },
    password: string | undefined,
  ): Promise<Result<CallValue<'nearby:join'>>>;
  attachHosted(hosted: { serverId: ServerId; name: string; port: number }): Promise<void>;
}

const UNNAMED = failure('name_invalid', 'Say a display name first.');

function toStored(goal: Goal, isHostedHere: boolean): StoredServer {
  const { serverId, name, addresses, isVerified } = goal;
  return {
    server: { id: serverId, name, addresses, isHostedHere, isVerified },
    members: [],
    rooms: [],
    outbox: [],
  };
}

function toCredentials(
  token: string | null,
  password: string | undefined,
): Credentials | undefined {
  if (token === null && password === undefined) return undefined;
  return { token: token ?? undefined, password };
}

function previewInvite(invite: Invite, roster: Roster): InvitePreview {
  return {
    kind: 'invite',
    name: invite.name,
    ...toShownKey(invite.serverId),
    isComplete: true,
    addresses: invite.addresses.map(printAddress),
    knownServerId: roster.find(invite.serverId)?.serverId ?? null,
  };
}

function previewAddress(
  address: Address,
  roster: Roster,
  spoken: { words: string[]; isComplete: boolean } | null,
): InvitePreview {
  const text = printAddress(address);
  const known = roster
    .all()
    .find((session) => session.server().addresses.some((one) => printAddress(one) === text));
  return {
    kind: spoken === null ? 'address' : 'spoken',
    name: null,
    fingerprint: null,
    keyWords: spoken?.words ?? [],
    isComplete: spoken?.isComplete ?? true,
    addresses: [text],
    knownServerId: known?.serverId ?? null,
  };
}

/** Creates what joins servers. `isNamed` says whether the person has given a name yet. */
export function createJoining(
  platform: ClientPlatform,
  roster: Roster,
  isNamed: () => boolean,
): Joining {
  const inOrder = createSerial();

  /** A typed address names no key: the one that answers there is trusted from then on. */
  const meetAddress = async (address: Address): Promise<Result<Goal>> => {
    const result = await new Promise<RaceResult>((resolve) => {
      raceAddresses(platform, [address], null, resolve);
    });
    if (!result.ok) return failure(result.code, result.message);
    const { serverId, name } = result.value.hello;
    return success({ serverId, name, addresses: [address], token: null, isVerified: false });
  };

  /** The words are the key as far as anybody can read it aloud: whoever answers with them is the one that was meant. */
  const meetSpoken = async (address: Address, words: readonly string[]): Promise<Result<Goal>> => {
    const met = await meetAddress(address);
    if (!met.ok) return met;
    const isSame = isKeyOfWords(met.value.serverId, words);
    return isSame ? success({ ...met.value, isVerified: true }) : DIFFERENT;
  };

  const findGoal = async (input: string): Promise<Result<Goal>> => {
    const invite = parseInvite(input);
    if (invite !== null) return success({ ...invite, isVerified: true });
    const spoken = parseSpokenInvite(input);
    if (spoken !== null) {
      return spoken.isComplete ? meetSpoken(spoken.address, spoken.words) : INCOMPLETE;
    }
    const address = parseAddress(input);
    return address === null ? NEITHER : meetAddress(address);
  };

  const joinGoal = async (goal: Goal, password: string | undefined): Promise<Result<ServerId>> => {
    const credentials = toCredentials(goal.token, password);
    const known = roster.find(goal.serverId);
    if (known !== null) {
      await known.learn({
        addresses: goal.addresses,
        isVerified: goal.isVerified || known.server().isVerified,
      });
      if (known.link().state === 'online') return success(goal.serverId);
      const outcome = await known.connect(credentials);
      return outcome.ok || PASSING.has(outcome.code) ? success(goal.serverId) : outcome;
    }
    const session = await roster.prepare(toStored(goal, false));
    const outcome = await session.connect(credentials);
    // Whoever waits for the host's word waits on the rail; nothing is written down before they are in.
    if (!outcome.ok && outcome.code !== 'awaiting_admission') {
      await session.close();
      return outcome;
    }
    roster.add(session);
    return success(goal.serverId);
  };

  return {
    preview(input) {
      const invite = parseInvite(input);
      if (invite !== null) return success(previewInvite(invite, roster));
      const spoken = parseSpokenInvite(input);
      const address = spoken?.address ?? parseAddress(input);
      return address === null ? NEITHER : success(previewAddress(address, roster, spoken));
    },
    join: ({ input, password }) =>
      inOrder(async () => {
        if (!isNamed()) return UNNAMED;
        const goal = await findGoal(input);
        if (!goal.ok) return goal;
        const joined = await joinGoal(goal.value, password);
        return joined.ok ? success({ serverId: joined.value }) : joined;
      }),
    joinFound: ({ serverId, name, address }, password) =>
      inOrder(async () => {
        if (!isNamed()) return UNNAMED;
        // The key is proven, but whether it is the right person's nobody has said.
        const goal = { serverId, name, addresses: [address], token: null, isVerified: false };
        const joined = await joinGoal(goal, password);
        return joined.ok ? success({ serverId: joined.value }) : joined;
      }),
    attachHosted: ({ serverId, name, port }) =>
      inOrder(async () => {
        const addresses = [{ host: '127.0.0.1', port }];
        const goal = { serverId, name, addresses, token: null, isVerified: true };
        const known = roster.find(serverId);
        const session = known ?? (await roster.prepare(toStored(goal, true)));
        if (known === null) roster.add(session);
        else await session.learn({ addresses, isHostedHere: true, isVerified: true });
        // Whoever hosts needs no invite.
        await session.connect();
      }),
  };
}
