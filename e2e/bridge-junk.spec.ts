import fc from 'fast-check';
import { callArguments, type CallName } from '../src/shared/bridge/contract';
import { expect, test } from './fixtures';

/** The bridge as somebody without its types would use it. */
interface Loose {
  call(name: unknown, input: unknown): Promise<{ ok: boolean; code?: string }>;
}

const JUNK_A_CALL = 1_000;
const names = Object.keys(callArguments) as CallName[];

const odd = fc.oneof(
  fc.constantFrom<unknown>('', '../x', '__proto__', -1, 0, 1e308, null, true, [], {}, [[[]]]),
  fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => text.isWellFormed()),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.uuid(),
  fc.webUrl(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** What its schema refuses, made of the fields it knows as often as of others. */
function toJunk(name: CallName): unknown[] {
  const schema = callArguments[name];
  const fields = Object.keys(schema.shape);
  const made =
    fields.length === 0
      ? odd
      : fc.oneof(
          odd,
          fc.dictionary(fc.constantFrom(...fields), odd, { minKeys: 1 }),
          fc.dictionary(fc.constantFrom(...fields, '__proto__', 'constructor', 'isAdmin'), odd),
        );
  const refused = made.filter((junk) => !schema.safeParse(junk).success);
  return fc.sample(refused, { numRuns: JUNK_A_CALL, seed: 2 });
}

test(`H2: ${JUNK_A_CALL} pieces of junk into each of ${names.length} calls change nothing`, async ({
  open,
}) => {
  test.setTimeout(180_000);
  const { app, page } = await open('rosa');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await app.evaluate(({ dialog, shell }) => {
    const effects: string[] = [];
    Object.assign(globalThis, { effects });
    const note = (what: string) => () => {
      effects.push(what);
      return Promise.reject(new Error('not in this story'));
    };
    dialog.showMessageBox = note('question');
    dialog.showSaveDialog = note('save dialog');
    dialog.showOpenDialog = note('open dialog');
    shell.openExternal = note('opened outside');
    shell.openPath = note('opened path');
    process.on('uncaughtExceptionMonitor', (error) => effects.push(`uncaught ${error.message}`));
  });
  const snapshot = () => page.evaluate(() => window.hearth.call('app:snapshot', {}));
  // Answered by the last part of main, which says a word of its own when it comes.
  await page.evaluate(() => window.hearth.call('conversation:show', { shown: null }));
  const before = await snapshot();

  for (const name of names) {
    const codes = await page.evaluate(
      async ([call, inputs]) => {
        const { hearth } = window as unknown as { hearth: Loose };
        const heard: Record<string, number> = {};
        for (let from = 0; from < inputs.length; from += 100) {
          const answers = await Promise.all(
            inputs.slice(from, from + 100).map((input) => hearth.call(call, input)),
          );
          for (const answer of answers) {
            const code = answer.ok ? 'ok' : (answer.code ?? 'none');
            heard[code] = (heard[code] ?? 0) + 1;
          }
        }
        return heard;
      },
      [name, toJunk(name)] as const,
    );
    expect(codes, name).toEqual({ bad_request: JUNK_A_CALL });
  }

  const guessed = fc.sample(fc.string({ unit: 'binary', maxLength: 20 }), {
    numRuns: 500,
    seed: 3,
  });
  const strange = guessed.filter(
    (name) => name.isWellFormed() && !Object.hasOwn(callArguments, name),
  );
  const codes = await page.evaluate(async (calls) => {
    const { hearth } = window as unknown as { hearth: Loose };
    const answers = await Promise.all(calls.map((name) => hearth.call(name, {})));
    return [...new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.code)))];
  }, strange);
  expect(codes).toEqual(['bad_request']);

  const after = await snapshot();
  expect(after).toEqual(before);
  const effects = await app.evaluate(
    () => (globalThis as unknown as { effects: string[] }).effects,
  );
  expect(effects).toEqual([]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
