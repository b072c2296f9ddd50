import type { z } from 'zod';
import type { Failure } from '../model/errors';
import type { downEvents, upEvents } from './payloads';

/** Names of what clients ask for: noun, colon, imperative. */
export type UpEventName = keyof typeof upEvents;
/** What a client hands to `emit`, before the server has cleaned it. */
export type UpInput<E extends UpEventName> = z.input<(typeof upEvents)[E]['payload']>;
/** What a handler gets, parsed. */
export type UpPayload<E extends UpEventName> = z.output<(typeof upEvents)[E]['payload']>;
/** What a successful acknowledgement carries. */
export type UpValue<E extends UpEventName> = z.output<(typeof upEvents)[E]['value']>;
/** The one shape of every acknowledgement. */
export type Acknowledgement<E extends UpEventName> = { ok: true; value: UpValue<E> } | Failure;

/** Names of what the server tells: noun, colon, past tense. */
export type DownEventName = keyof typeof downEvents;
export type DownPayload<E extends DownEventName> = z.output<(typeof downEvents)[E]>;
