import { WebSocket } from 'ws';

/** What is asked of the inspector of another Node. */
export interface Inspector {
  /** Lets it collect what nobody needs any more. */
  collectGarbage(): Promise<void>;
  close(): void;
}

interface Answer {
  id: number;
  error?: { message: string };
}

/** Connects to the inspector of a process that was started with `--inspect` on this port. */
export async function openInspector(port: number): Promise<Inspector> {
  const list = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [found] = (await list.json()) as { webSocketDebuggerUrl: string }[];
  if (found === undefined) throw new Error('Nothing can be inspected there.');
  const socket = new WebSocket(found.webSocketDebuggerUrl);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  let asked = 0;
  const ask = (method: string) =>
    new Promise<void>((resolve, reject) => {
      const id = (asked += 1);
      const hear = (data: Buffer) => {
        const answer = JSON.parse(data.toString()) as Answer;
        if (answer.id !== id) return;
        socket.off('message', hear);
        if (answer.error === undefined) resolve();
        else reject(new Error(answer.error.message));
      };
      socket.on('message', hear);
      socket.send(JSON.stringify({ id, method }));
    });
  await ask('HeapProfiler.enable');
  return {
    collectGarbage: () => ask('HeapProfiler.collectGarbage'),
    close: () => socket.close(),
  };
}
