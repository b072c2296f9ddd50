import type { z } from 'zod';
import { assertNever } from '../../shared/lib/assert-never';
import { failure, success, type Result } from '../../shared/lib/result';
import type { Failure } from '../../shared/model/errors';
import { toLacks, type Capability } from '../../shared/model/capability';
import type { MemberId, ServerId } from '../../shared/model/ids';
import type { Member } from '../../shared/model/member';
import { authSchema, type Auth } from '../../shared/protocol/payloads';
import { toAuthSigningText } from '../../shared/protocol/signing';
import { chooseVersion, PROTOCOL, toOlder } from '../../shared/protocol/version';
import { toMemberKeyWords } from '../../node/key-words';
import { isAgreementOf, toMemberId, verifySignature } from '../../node/keys';
import type { ChatDomain } from '../domain/domain';
import type { Invites } from '../domain/invites';
import type { Passage } from './connection-gate';
import type { GuessLimit } from './guess-limit';
import type { Joining } from './joining';
import type { Knocks } from './knocks';
import type { MemberRates } from './member-rates';
import type { ServerPassword } from './password';
import { parseAtDoor } from '../../shared/lib/parse-at-door';

/** What a handshake decides by. */
export interface HandshakeDeps {
  serverId: ServerId;
  ownerId: MemberId | null;
  invites: Pick<Invites, 'isHolding' | 'used'>;
  joining: Pick<Joining, 'mode'>;
  password: Pick<ServerPassword, 'isRequired' | 'generation' | 'check'>;
  knocks: Pick<Knocks, 'ring' | 'entered'>;
  guesses: GuessLimit;
  rates: Pick<MemberRates, 'barredMs'>;
  domain: Pick<ChatDomain, 'admit' | 'admission' | 'isBanned' | 'isRemoved'>;
}

/** Who came in, speaking which version, and what the app does not know. */
export interface Admitted {
  member: Member;
  protocol: number;
  lacks: readonly Capability[];
}

/** A refusal; where the versions are the reason, with what this server speaks. */
export type Refused = Failure & { protocol?: typeof PROTOCOL };

/** What lets somebody in: the token of an invite, of which a use is counted, or something that needs no counting. */
interface Ticket {
  token?: string;
  /** Nothing was asked for: this is a member. */
  isReturning?: boolean;
}

/** Checks one `auth` on one connection and admits the member, or says why not (HS-5 to HS-10, HS-12, HS-13). */
export type Handshake = (
  auth: unknown,
  connection: { exporter: string; passage: Passage },
) => Promise<{ ok: true; value: Admitted } | Refused>;

// Read before everything else, and only this: a later version may say the rest in another way.
const versionsSchema = authSchema.pick({ protocol: true });

const TO_DO = {
  app_too_old: 'Update your app.',
  server_too_old: 'Ask the host to update this server.',
} as const;

function refuseVersion(theirs: Auth['protocol']): Refused {
  const range = (of: { oldest: number; current: number }) => `${of.oldest} to ${of.current}`;
  const mismatch = failure(
    'version_mismatch',
    `This server speaks protocol versions ${range(PROTOCOL)}, you speak ${range(theirs)}. ${TO_DO[toOlder(theirs, PROTOCOL)]}`,
  );
  return { ...mismatch, protocol: PROTOCOL };
}

function refuseShape(error: z.ZodError): Failure {
  const fields = new Set(error.issues.map((issue) => String(issue.path[0] ?? 'auth')));
  if (fields.size === 1 && fields.has('name')) {
    return failure('name_invalid', 'This display name cannot be used.');
  }
  return failure('bad_request', `The handshake does not fit: ${[...fields].join(', ')}.`);
}

/** Creates the {@link Handshake} of a server. */
export function createHandshake(deps: HandshakeDeps): Handshake {
  const { serverId, ownerId, invites, joining, password, knocks, guesses, rates, domain } = deps;

  async function checkGuess(
    auth: Auth,
    memberId: MemberId,
    address: string,
  ): Promise<Result<Ticket>> {
    const waitMs = guesses.take(address, memberId);
    if (waitMs > 0) return failure('slow_down', 'Too many wrong guesses from here.', waitMs);
    if (auth.token !== undefined && (await invites.isHolding(auth.token))) {
      guesses.giveBack(address, memberId);
      return success({ token: auth.token });
    }
    if (auth.password === undefined || !password.isRequired()) {
      return failure('invite_invalid', 'This invite is not valid on this server.');
    }
    const isRight = await password.check(auth.password);
    if (isRight === false) return failure('wrong_password', 'That is not the password.');
    guesses.giveBack(address, memberId);
    return isRight === null ? failure('slow_down', 'Too many at the door.', 1_000) : success({});
  }

  /** A newcomer without an invite: what the host has chosen decides (HS-18). */
  async function checkNewcomer(
    auth: Auth,
    memberId: MemberId,
    address: string,
  ): Promise<Result<Ticket>> {
    const mode = joining.mode();
    switch (mode) {
      case 'open':
        return success({});
      case 'password':
        return auth.password === undefined
          ? failure('password_required', 'This server wants a password or an invite.')
          : checkGuess(auth, memberId, address);
      case 'invite':
        return failure('invite_required', 'Newcomers need an invite here.');
      case 'ask': {
        const { name, publicKey } = auth;
        const keyWords = toMemberKeyWords(publicKey);
        const answer = knocks.ring({ memberId, name, keyWords, address });
        return answer.ok ? success({}) : answer;
      }
      default:
        return assertNever(mode);
    }
  }

  /** Members need nothing unless the password is another one; an invite that a newcomer shows is judged in every mode. */
  async function checkTicket(
    auth: Auth,
    memberId: MemberId,
    address: string,
  ): Promise<Result<Ticket>> {
    if (memberId === ownerId) return success({});
    const before = await domain.admission(memberId);
    const knowsPassword = !password.isRequired() || before?.generation === password.generation();
    if (before !== null && knowsPassword) return success({ isReturning: true });
    return auth.token === undefined
      ? checkNewcomer(auth, memberId, address)
      : checkGuess(auth, memberId, address);
  }

  return async (raw, { exporter, passage }) => {
    const versions = parseAtDoor(versionsSchema, raw);
    if (!versions.success) return refuseShape(versions.error);
    const protocol = chooseVersion(versions.data.protocol);
    if (protocol === null) return refuseVersion(versions.data.protocol);
    const parsed = parseAtDoor(authSchema, raw);
    if (!parsed.success) return refuseShape(parsed.error);
    const auth = parsed.data;
    if (!verifySignature(auth.publicKey, toAuthSigningText(serverId, exporter), auth.signature)) {
      return failure('bad_signature', 'The signature does not fit this connection.');
    }
    if (auth.agreement !== undefined && !isAgreementOf(auth.publicKey, auth.agreement)) {
      return failure('bad_signature', 'The agreement key is not signed by this member.');
    }
    const memberId = toMemberId(auth.publicKey);
    // Before anything else is weighed: neither invite nor password nor the host's word at the door lets this key in (MO-5).
    if (await domain.isBanned(memberId)) {
      return failure('banned', 'You are banned from this server.');
    }
    // Nobody comes back from a removal because an app was started again (MO-10).
    if (auth.byItself === true && (await domain.isRemoved(memberId))) {
      return failure('removed', 'You were removed from this server.');
    }
    const barredMs = rates.barredMs(memberId);
    if (barredMs > 0) return failure('slow_down', 'This was far too much at once.', barredMs);
    // Read before the check: who was let in under the password of then is not let in under one set meanwhile.
    const generation = password.generation();
    const ticket = await checkTicket(auth, memberId, passage.address);
    if (!ticket.ok) return ticket;
    if (!passage.admit(memberId)) {
      return failure('too_many_connections', 'There is no place for another connection.');
    }
    const admitted = await domain.admit({
      memberId,
      publicKey: auth.publicKey,
      name: auth.name,
      agreement: auth.agreement,
      token: ticket.value.token,
      ...(ticket.value.isReturning === true && { isReturning: true }),
      ...(generation === null ? {} : { admittedGeneration: generation }),
    });
    if (!admitted.ok) return admitted;
    knocks.entered(memberId);
    if (ticket.value.token !== undefined) invites.used();
    return success({ member: admitted.value, protocol, lacks: toLacks(auth.capabilities) });
  };
}
