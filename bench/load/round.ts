import { percentile } from '../frame/figures';
import { Broadcasts } from './broadcasts';
import type { Connection } from './connection';
import { readIds } from './dialects';
import type { Pace, Round } from './messages';

/** Beyond this the rest is lost. */
const WITHIN_MS = 120_000;
/** What comes twice comes soon. */
const LISTENS_ON_MS = 60;
/** So many of the listeners measure how long messages take. */
const WATCHERS = 5;

/** Sends the messages, of sender `id % senders` each, in the given pace, and counts until everybody has heard all. */
export function runRound(
  connections: readonly Connection[],
  frames: readonly Buffer[],
  pace: Pace,
  senders: number,
): Promise<Round> {
  const broadcasts = new Broadcasts(connections.length, frames.length);
  const sentAt = new Float64Array(frames.length);
  const latencies: number[] = [];
  const step = Math.max(1, Math.floor(connections.length / WATCHERS));
  let acknowledged = 0;
  let refused = 0;
  let lastAt = 0;
  let stopSending = () => {};

  return new Promise((resolve, reject) => {
    const send = (id: number) => {
      const frame = frames[id];
      if (frame === undefined) return;
      sentAt[id] = performance.now();
      connections[id % senders]?.write(frame);
    };
    const finish = () => {
      clearTimeout(timer);
      stopSending();
      for (const connection of connections) connection.onHeard = () => undefined;
      resolve({
        ...broadcasts.tally(),
        tookMs: lastAt - startedAt,
        unacknowledged: frames.length - acknowledged,
        refused,
        p50: percentile(latencies, 0.5),
        p99: percentile(latencies, 0.99),
      });
    };
    const timer = setTimeout(finish, WITHIN_MS);
    let isOver = false;
    const look = () => {
      if (isOver || acknowledged < frames.length || !broadcasts.isComplete()) return;
      isOver = true;
      setTimeout(finish, LISTENS_ON_MS);
    };
    connections.forEach((connection, listener) => {
      const isWatcher = listener % step === 0;
      connection.onHeard = (heard, payload) => {
        if (heard.kind === 'told') {
          const ids = broadcasts.take(listener, payload, readIds);
          if (isWatcher) {
            const now = performance.now();
            for (const id of ids) latencies.push(now - (sentAt[id] ?? 0));
          }
          if (broadcasts.isComplete() && lastAt === 0) lastAt = performance.now();
          look();
        } else if (heard.kind === 'acknowledged') {
          acknowledged += 1;
          if (!heard.isOk) refused += 1;
          if (pace.kind === 'closed') send(heard.id + senders);
          look();
        } else if (heard.kind === 'refused') {
          clearTimeout(timer);
          reject(new Error(heard.why));
        }
      };
    });
    const startedAt = performance.now();
    if (pace.kind === 'closed') for (let id = 0; id < senders; id += 1) send(id);
    else stopSending = sendEvenly(frames.length, pace.perSecond, send);
  });
}

/** Sends each when its time has come; how late a timer is moves nothing that comes after. */
function sendEvenly(count: number, perSecond: number, send: (id: number) => void): () => void {
  const startedAt = performance.now();
  let next = 0;
  const timer = setInterval(() => {
    const due = Math.min(count, ((performance.now() - startedAt) / 1_000) * perSecond);
    for (; next < due; next += 1) send(next);
    if (next >= count) clearInterval(timer);
  }, 1);
  return () => clearInterval(timer);
}
