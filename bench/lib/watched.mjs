// An Electron started by hand and watched over the pipe of the debugger: without a driver, which would hold Electron back
// until it has attached.
import { spawn } from 'node:child_process';
import { executablePath, asRoot } from './app.mjs';

/** How often the page is asked, in milliseconds. */
const LOOK_MS = 4;

/**
 * Starts an Electron with these arguments, and answers how many milliseconds passed until `isUsable` held in its page; then
 * ends it. `isUsable` is an expression of the page.
 */
export async function timeUntil(args, isUsable) {
  const started = performance.now();
  const child = spawn(executablePath, [...asRoot, '--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const [, , , to, from] = child.stdio;
  const elapsed = await new Promise((resolve, reject) => {
    let id = 0;
    const waiting = new Map();
    const send = (method, params, sessionId) => {
      id += 1;
      to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      return new Promise((answer) => waiting.set(id, answer));
    };
    const watch = async (sessionId) => {
      for (;;) {
        const answer = await send('Runtime.evaluate', { expression: isUsable }, sessionId);
        if (answer.result?.result?.value === true) return resolve(performance.now() - started);
        await new Promise((again) => setTimeout(again, LOOK_MS));
      }
    };
    let rest = '';
    from.setEncoding('utf8').on('data', (chunk) => {
      const messages = (rest + chunk).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages.map((text) => JSON.parse(text))) {
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
        const { method, params } = message;
        if (method === 'Target.attachedToTarget' && params.targetInfo.type === 'page')
          void watch(params.sessionId);
      }
    });
    to.on('error', () => undefined);
    void ended.then(() => reject(new Error('it ended before its window could be used')));
    void send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
    });
  });
  child.kill('SIGKILL');
  await ended;
  return elapsed;
}
