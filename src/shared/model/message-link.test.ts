import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientIdSchema, roomIdSchema, serverIdSchema } from './ids';
import { LIMITS } from './limits';
import { findLinks, readLink } from './links';
import { parseMessageLink, printMessageLink, type MessageLink } from './message-link';

const link: MessageLink = {
  serverId: serverIdSchema.parse('AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_abcde'),
  roomId: roomIdSchema.parse('019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4b'),
  seq: 4711,
  clientId: clientIdSchema.parse('019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4d'),
};
const text = printMessageLink(link);

const keyLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
const anyLink: fc.Arbitrary<MessageLink> = fc.record({
  serverId: fc
    .string({ unit: fc.constantFrom(...keyLetters), minLength: 43, maxLength: 43 })
    .map((id) => serverIdSchema.parse(id)),
  roomId: fc.uuid().map((id) => roomIdSchema.parse(id)),
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  clientId: fc.uuid().map((id) => clientIdSchema.parse(id)),
});

describe('LK-1: a link to a message', () => {
  it('is one line of known shape, with nothing in it but where', () => {
    expect(text).toBe(
      'hearth://message/1/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_abcde/019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4b/4711/019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4d',
    );
  });

  it('reads back what was printed, whatever it names, and stays below its bound', () => {
    fc.assert(
      fc.property(anyLink, (any) => {
        const printed = printMessageLink(any);
        expect(printed.length).toBeLessThanOrEqual(LIMITS.messageLinkLength);
        expect(parseMessageLink(printed)).toEqual(any);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['a space before it', ` ${text}`],
    ['a line behind it', `${text}\n`],
    ['another scheme', text.replace('hearth', 'https')],
    ['capitals in the scheme', text.replace('hearth', 'HEARTH')],
    ['another word', text.replace('message', 'messages')],
    ['a later format', text.replace('/1/', '/2/')],
    ['no format', text.replace('/1/', '/')],
    ['a slash at the end', `${text}/`],
    ['a part more', `${text}/x`],
    ['a question', `${text}?x=1`],
    ['a fragment', `${text}#x`],
    ['a short key', text.replace('AbCd', 'AbC')],
    ['a letter that no key has', text.replace('AbCd', 'Ab+d')],
    [
      'a room in capitals',
      text.replace('019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4b', (id) => id.toUpperCase()),
    ],
    ['no number', text.replace('4711', '')],
    ['the place before the first', text.replace('4711', '0')],
    ['a number below', text.replace('4711', '-1')],
    ['a zero before the number', text.replace('4711', '04711')],
    ['a plus', text.replace('4711', '+4711')],
    ['a fraction', text.replace('4711', '47.5')],
    ['a power', text.replace('4711', '1e3')],
    ['a hexadecimal number', text.replace('4711', '0x10')],
    ['a number too large to be exact', text.replace('4711', '9007199254740993')],
    ['no client id', text.slice(0, text.lastIndexOf('/'))],
    ['percent signs', text.replace('-_abcde', '-%5Fabcde')],
  ])('is refused with %s', (_, altered) => {
    expect(altered).not.toBe(text);
    expect(parseMessageLink(altered)).toBeNull();
    expect(readLink(altered)?.kind).not.toBe('message');
  });

  it('has one form only: whatever else is read is printed as it was', () => {
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.nat(3),
        fc.string({ unit: 'binary', maxLength: 8 }),
        (at, cut, junk) => {
          const altered = text.slice(0, at) + junk + text.slice(at + cut);
          const read = parseMessageLink(altered);
          if (read !== null) expect(printMessageLink(read)).toBe(altered);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is found among words, without the full stop behind it', () => {
    const [found, ...more] = findLinks(`See (${text}). And hearth://message/1/x too.`);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'message', href: text, host: '', target: link });
    expect(found?.start).toBe(5);
  });
});
