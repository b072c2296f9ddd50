import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import type { UpEventName } from '../../shared/protocol/events';
import { upEvents } from '../../shared/protocol/payloads';

type Fields = Record<string, unknown>;

const text = fc
  .string({ minLength: 1, maxLength: 24 })
  .map((words) => `x${words.replaceAll('\u0000', '')}`);

function fromString(schema: z.core.$ZodType): Arbitrary<unknown> {
  const checks = schema._zod.def.checks ?? [];
  for (const check of checks) {
    const def = check._zod.def as { pattern?: RegExp };
    if (def.pattern !== undefined) return fc.stringMatching(def.pattern);
  }
  return text;
}

/** What fits a schema, read off the schema itself, so that no event can be forgotten. Throws for a kind it does not know. */
export function fromSchema(schema: z.core.$ZodType): Arbitrary<unknown> {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case 'string':
      return fromString(schema);
    case 'number':
      return fc.integer({ min: 1, max: 200 });
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'optional':
      return fc.option(fromSchema(def.innerType), { nil: undefined });
    case 'nullable':
      return fc.option(fromSchema(def.innerType), { nil: null });
    case 'pipe':
      return fromSchema(def.in);
    case 'array':
      return fc.array(fromSchema(def.element), { maxLength: 4 });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(def.shape).map(([key, field]) => [key, fromSchema(field)]),
        ),
      );
    default:
      throw new Error(`No example is known for schemas of type ${def.type}.`);
  }
}

/** Payloads that fit, by event. Optional fields are there or not; what only a refinement forbids is left out. */
export const payloadArbitraries = Object.fromEntries(
  Object.entries(upEvents).map(([event, { payload }]) => [
    event,
    fromSchema(payload)
      .map((value) =>
        Object.fromEntries(
          Object.entries(value as Fields).filter(([, field]) => field !== undefined),
        ),
      )
      .filter((value) => payload.safeParse(value).success),
  ]),
) as Record<UpEventName, Arbitrary<Fields>>;
