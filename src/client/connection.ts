import type { z } from 'zod';
import type { Log } from '../shared/lib/log';
import { failure, success, type Result } from '../shared/lib/result';
import { failureSchema, type ErrorCode } from '../shared/model/errors';
import { CAPABILITIES } from '../shared/model/capability';
import type { ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import type { Address } from '../shared/protocol/address';
import { toNeeded } from '../shared/protocol/capabilities';
import type {
  DownEventName,
  DownPayload,
  UpEventName,
  UpInput,
  UpValue,
} from '../shared/protocol/events';
import {
  downEvents,
  refusalSchema,
  upEvents,
  type Auth,
  type Refusal,
} from '../shared/protocol/payloads';
import { toAuthSigningText } from '../shared/protocol/signing';
import { PROTOCOL, toOlder } from '../shared/protocol/version';
import type { ClientPlatform } from './platform';
import type { CreateWireSocket } from './wire-socket';
import { parseAtDoor } from '../shared/lib/parse-at-door';

/** What lets one in besides the key. */
export interface Credentials {
  password?: string | undefined;
  token?: string | undefined;
}

export type Welcome = DownPayload<'session:welcomed'>;

/** Something the server told, parsed. */
export type DownEvent = {
  [E in DownEventName]: { name: E; payload: DownPayload<E> };
}[DownEventName];

/** Why a connection is over. */
export interface ConnectionEnd {
  code: ErrorCode;
  /** The server said no, as opposed to: it was not reached, or the connection broke. */
  isRefused: boolean;
  retryAfterMs?: number | undefined;
}

export interface ConnectionListener {
  /** First of all, and once. */
  welcomed(welcome: Welcome): void;
  event(event: DownEvent): void;
  /** An answer did not come in time: what is sent may not arrive, although the server is heard. */
  doubted(): void;
  /** Last of all, and once; not after `close`. */
  ended(end: ConnectionEnd): void;
}

/** One socket from open to close. */
export interface Connection {
  /**
   * Asks the server. Without an answer in time: `timeout`; when the connection ends first: `offline`. What the server does not
   * offer is not asked: `not_offered` (CA-3).
   */
  ask<E extends UpEventName>(event: E, payload: UpInput<E>): Promise<Result<UpValue<E>>>;
  close(): void;
}

export interface ConnectionDeps {
  platform: ClientPlatform;
  createSocket: CreateWireSocket;
  log: Log;
}

export interface ConnectionTarget {
  address: Address;
  serverId: ServerId;
  name: string;
  credentials: Credentials;
  /** The person has not asked for it: the app comes back, or was started. */
  isByItself: boolean;
}

type Phase = 'opening' | 'proving' | 'welcomed' | 'over';

/** Nothing at all was heard for so long: the connection is dead, whatever the system says. */
const SILENCE_MS = LIMITS.pingIntervalMs + LIMITS.pingTimeoutMs;

/** Asked by the app itself, while nobody waits at a button: being told to wait is waited out here (RL-2). */
const PATIENT: ReadonlySet<UpEventName> = new Set(['timeline:page']);
const PATIENCE_MS = 1_000;

const NOT_OFFERED = failure('not_offered', 'This server does not offer that.');
const OFFLINE = failure('offline', 'There is no connection to the server.');

function parseAnswer<E extends UpEventName>(event: E, answer: unknown): Result<UpValue<E>> {
  const refusal = parseAtDoor(failureSchema, answer);
  if (refusal.success) return refusal.data;
  const isSuccess =
    typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
  const value = isSuccess && 'value' in answer ? answer.value : undefined;
  const schema = upEvents[event].value as unknown as z.ZodType<UpValue<E>>;
  const parsed = parseAtDoor(schema, value);
  if (isSuccess && parsed.success) return success(parsed.data);
  return failure('internal', 'The server answered something that does not fit the question.');
}

/** Who has to be updated, where the server says what it speaks. */
function toRefusedCode({ code, protocol }: Refusal): ErrorCode {
  const isMismatch = code === 'version_mismatch' && protocol !== undefined;
  return isMismatch ? toOlder(PROTOCOL, protocol) : code;
}

function parseEvent(name: string, payload: unknown): DownEvent | 'unknown' | 'misfit' {
  if (!Object.hasOwn(downEvents, name)) return 'unknown';
  const known = name as DownEventName;
  const parsed = parseAtDoor(downEvents[known], payload);
  return parsed.success ? ({ name: known, payload: parsed.data } as DownEvent) : 'misfit';
}

/** Opens a connection to one address, proves the key on it, and keeps watch over it. */
export function openConnection(
  { platform, createSocket, log }: ConnectionDeps,
  target: ConnectionTarget,
  listener: ConnectionListener,
): Connection {
  const { clock, identity } = platform;
  const dialling = platform.dial(target.address, target.serverId);
  const asked = new Set<(answer: Result<never>) => void>();
  let phase: Phase = 'opening';
  let lastHeardAt = clock.elapsed();
  let offers: Welcome['capabilities'];
  let cancelWatch = () => {};

  const finish = () => {
    phase = 'over';
    cancelWatch();
    socket.close();
    for (const answer of asked) answer(OFFLINE);
    asked.clear();
  };

  const end = (reason: ConnectionEnd) => {
    if (phase === 'over') return;
    finish();
    listener.ended(reason);
  };

  const broke = (): ConnectionEnd => {
    if (phase === 'welcomed') return { code: 'offline', isRefused: false };
    return { code: dialling.lastFailure() ?? 'unreachable', isRefused: false };
  };

  /** Whatever is heard meanwhile: a server that only keeps the line warm does not hold one up for ever. */
  const endAfter = (limitMs: number) => {
    cancelWatch();
    cancelWatch = clock.after(limitMs, () => end(broke()));
  };

  const watchSilence = () => {
    cancelWatch();
    const remaining = Math.max(0, lastHeardAt + SILENCE_MS - clock.elapsed());
    cancelWatch = clock.after(remaining, () => {
      const isSilent = clock.elapsed() - lastHeardAt >= SILENCE_MS;
      if (isSilent) end(broke());
      else watchSilence();
    });
  };

  const welcome = (facts: Welcome) => {
    if (facts.serverId !== target.serverId || facts.selfId !== identity.memberId) {
      log.warn('welcomed as somebody else');
      end({ code: 'bad_signature', isRefused: true });
      return;
    }
    phase = 'welcomed';
    offers = facts.capabilities;
    watchSilence();
    listener.welcomed(facts);
  };

  const socket = createSocket(dialling, {
    toAuth(): Auth | Record<string, never> {
      const exporter = dialling.exporter();
      // The connection went away in this very moment; its end is told separately.
      if (exporter === null) return {};
      return {
        protocol: PROTOCOL,
        capabilities: [...CAPABILITIES],
        publicKey: identity.publicKey,
        name: target.name,
        signature: identity.sign(toAuthSigningText(target.serverId, exporter)),
        ...(identity.agreement === null ? {} : { agreement: identity.agreement }),
        ...target.credentials,
        ...(target.isByItself && { byItself: true }),
      };
    },
    heard() {
      lastHeardAt = clock.elapsed();
      if (phase !== 'opening') return;
      phase = 'proving';
      endAfter(LIMITS.handshakeTimeoutMs);
    },
    event(name, payload) {
      if (phase === 'over') return;
      const event = parseEvent(name, payload);
      if (event === 'unknown') return;
      if (event === 'misfit') log.warn('an event of the server does not fit', { event: name });
      else if (event.name === 'session:welcomed' && phase !== 'welcomed') welcome(event.payload);
      else if (event.name !== 'session:welcomed' && phase === 'welcomed') listener.event(event);
    },
    refused(data) {
      const refusal = parseAtDoor(refusalSchema, data);
      end(
        refusal.success
          ? {
              code: toRefusedCode(refusal.data),
              isRefused: true,
              retryAfterMs: refusal.data.retryAfterMs,
            }
          : broke(),
      );
    },
    closed: () => end(broke()),
  });
  endAfter(LIMITS.connectTimeoutMs);

  return {
    ask<E extends UpEventName>(event: E, payload: UpInput<E>): Promise<Result<UpValue<E>>> {
      if (phase !== 'welcomed') return Promise.resolve(OFFLINE);
      const needed = toNeeded(event, payload);
      if (needed !== null && offers?.includes(needed) !== true) return Promise.resolve(NOT_OFFERED);
      return new Promise((resolve) => {
        const answer = (result: Result<UpValue<E>>) => {
          if (!asked.delete(answer)) return;
          cancel();
          resolve(result);
        };
        const expired = () => {
          answer(failure('timeout', 'The server did not answer in time.'));
          listener.doubted();
        };
        let cancel = () => {};
        const put = () => {
          cancel = clock.after(LIMITS.acknowledgementTimeoutMs, expired);
          socket.emit(event, payload, (raw) => heard(parseAnswer(event, raw)));
        };
        const heard = (result: Result<UpValue<E>>) => {
          const isPutOff = !result.ok && result.code === 'slow_down' && PATIENT.has(event);
          if (!isPutOff || !asked.has(answer)) {
            answer(result);
            return;
          }
          cancel();
          cancel = clock.after(result.retryAfterMs ?? PATIENCE_MS, put);
        };
        asked.add(answer);
        put();
      });
    },
    close() {
      if (phase !== 'over') finish();
    },
  };
}
