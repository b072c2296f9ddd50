import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { authSchema, downEvents, upEvents } from '../protocol/payloads';
import { parseAtDoor } from './parse-at-door';

const incomparable: unknown = JSON.parse('{"length":{"valueOf":1,"toString":1}}');

describe('the door', () => {
  it('GU-2: a length that cannot be compared does not fit, and does not throw', () => {
    expect(() => z.string().max(5).safeParse(incomparable)).toThrow(TypeError);
    expect(parseAtDoor(z.string().max(5), incomparable).success).toBe(false);
  });

  it('GU-2: takes it in any field of any event and of the handshake', () => {
    const schemas = [
      ...Object.values(upEvents).map(({ payload }) => payload),
      ...Object.values(downEvents),
      authSchema,
    ];
    for (const schema of schemas) {
      for (const field of Object.keys(schema.shape)) {
        const payload = Object.fromEntries(Object.keys(schema.shape).map((key) => [key, 'x']));
        expect(() => parseAtDoor(schema, { ...payload, [field]: incomparable })).not.toThrow();
      }
    }
  });

  it('hands on what fits, and says what does not', () => {
    expect(parseAtDoor(z.object({ a: z.int() }), { a: 1 })).toEqual({
      success: true,
      data: { a: 1 },
    });
    expect(parseAtDoor(z.object({ a: z.int() }), { a: 'x' }).error?.issues[0]?.path).toEqual(['a']);
  });
});
