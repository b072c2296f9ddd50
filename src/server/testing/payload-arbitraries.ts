import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';
import { aPicture } from '../../shared/model/testing/pictures';
import type { UpEventName } from '../../shared/protocol/events';
import { upEvents } from '../../shared/protocol/payloads';

type Fields = Record<string, unknown>;
type JsonSchema = z.core.JSONSchema.BaseSchema;

const words = fc
  .string({ minLength: 1, maxLength: 24 })
  .map((text) => `x${text.replaceAll('\u0000', '')}`);

/** What a schema asks for beyond its type, by the field's name. */
const SPECIAL: Record<string, Arbitrary<unknown>> = {
  picture: fc.constantFrom(null, aPicture(1), aPicture(2)),
  emoji: fc.constantFrom('👍', '❤️', '👩‍🔧', '🇩🇪', '1️⃣'),
};

function toArbitrary(schema: JsonSchema): Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom<unknown>(...schema.enum);
  if (schema.const !== undefined) return fc.constant<unknown>(schema.const);
  const either = schema.oneOf ?? schema.anyOf;
  if (either !== undefined) return fc.oneof(...either.map(toPart));
  switch (schema.type) {
    case 'string':
      return schema.pattern === undefined ? words : fc.stringMatching(new RegExp(schema.pattern));
    case 'integer':
    case 'number': {
      const min = Math.max(1, schema.minimum ?? 1);
      return fc.integer({ min, max: min + 199 });
    }
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'object':
      return toRecord(schema);
    case 'array': {
      if (typeof schema.items !== 'object' || Array.isArray(schema.items)) {
        throw new Error('No example is known for a list of anything.');
      }
      const { minItems: minLength = 0, maxItems: maxLength = 10 } = schema;
      return fc.array(toPart(schema.items), { minLength, maxLength: Math.min(maxLength, 4) });
    }
    default:
      throw new Error(`No example is known for schemas of type ${String(schema.type)}.`);
  }
}

function toPart(schema: JsonSchema | boolean): Arbitrary<unknown> {
  if (typeof schema === 'boolean') throw new Error('A part may be anything.');
  return toArbitrary(schema);
}

function toRecord({ properties = {}, required = [] }: JsonSchema): Arbitrary<Fields> {
  const fields = Object.entries(properties).map(([key, field]) => {
    return [key, SPECIAL[key] ?? toPart(field)] as const;
  });
  return fc.record(Object.fromEntries(fields), { requiredKeys: required });
}

/**
 * Payloads that fit, by event, made from the schemas themselves, so that a new event cannot be forgotten. Optional fields
 * are there or not.
 */
export const payloadArbitraries = Object.fromEntries(
  Object.entries(upEvents).map(([event, { payload }]) => [
    event,
    toRecord(z.toJSONSchema(payload, { io: 'input' })).filter(
      (value) => payload.safeParse(value).success,
    ),
  ]),
) as Record<UpEventName, Arbitrary<Fields>>;
