import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { WebSocket } from 'ws';
import { packagedArguments, type DrivenApp, type StartOptions } from './app';

/**
 * Starts an installed app whose fuses let it be driven, and waits for its page. An installed app cannot be told to wait for its
 * driver, and a driver that attaches to a page while it is made waits for it for ever, once in some hundred starts. So it is left
 * alone until it says itself that its page has been loaded.
 */
export async function startPackaged(
  program: string,
  dataDir: string,
  { args = [], env = {} }: StartOptions = {},
): Promise<DrivenApp> {
  const child = spawn(
    program,
    ['--inspect=0', '--remote-debugging-port=0', ...packagedArguments(dataDir), ...args],
    {
      env: { ...process.env, HEARTH_LOG: 'debug', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const lines: string[] = [];
  const log = () => lines.join('');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // Also where a test gives up before it is there.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  void ended.then(() => process.off('exit', end));
  const toNode = toMatch(child, /^Debugger listening on (ws:.*)$/);
  const toPage = toMatch(child, /^DevTools listening on (ws:.*)$/);
  const isLoaded = toMatch(child, /(window: page loaded)/);
  const tooEarly = ended.then((): never => {
    throw new Error(`It ended before its page was there:\n${log()}`);
  });
  const opened = (async () => {
    await isLoaded;
    const browser = await chromium.connectOverCDP(await toPage);
    const [page] = browser.contexts().flatMap((context) => context.pages());
    if (page === undefined) throw new Error('A page was loaded, and none is shown.');
    return { main: await inspect(await toNode), page };
  })();
  const { main, page } = await Promise.race([opened, tooEarly]);
  const evaluate = (act: (electron: never, given: unknown) => unknown, given?: unknown) =>
    main.evaluate(`(${String(act)})(require('electron'), ${JSON.stringify(given) ?? 'undefined'})`);
  return {
    app: { evaluate: evaluate as DrivenApp['app']['evaluate'] },
    page,
    dataDir,
    log,
    hasEnded,
    kill() {
      end();
      return ended;
    },
    async quit() {
      await main.evaluate(`require('electron').app.quit()`).catch(() => undefined);
      // Node does not end while somebody inspects it.
      main.close();
      await ended;
    },
  };
}

/** What the first of its lines that fits says. */
function toMatch({ stderr }: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    if (stderr === null) return;
    createInterface({ input: stderr }).on('line', (line) => {
      const found = pattern.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}

interface Thrown {
  text: string;
  exception?: { description?: string };
}

interface Answer {
  id: number;
  error?: { message: string };
  result?: { result: { value?: unknown }; exceptionDetails?: Thrown };
}

/** The inspector of a main process. */
async function inspect(address: string) {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  socket.on('error', () => undefined);
  socket.once('close', () => {
    for (const [id, answer] of waiting) answer({ id, error: { message: 'It has ended.' } });
  });
  let asked = 0;
  return {
    /** What an expression comes to there; `require` is known in it. */
    async evaluate(expression: string): Promise<unknown> {
      const id = (asked += 1);
      const params = {
        expression,
        includeCommandLineAPI: true,
        awaitPromise: true,
        returnByValue: true,
      };
      const { error, result } = await new Promise<Answer>((resolve) => {
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
      });
      if (error !== undefined) throw new Error(error.message);
      const thrown = result?.exceptionDetails;
      if (thrown !== undefined) throw new Error(thrown.exception?.description ?? thrown.text);
      return result?.result.value;
    },
    close: () => socket.close(),
  };
}
