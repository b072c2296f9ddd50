import { basename } from 'node:path';
import type { ExportSource } from '../../client/export-source';
import type { CallArguments, CallName, CallValue } from '../../shared/bridge/contract';
import type { ExportKind, ExportProgress } from '../../shared/bridge/export';
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportHeader } from '../../shared/export/format';
import { failure, success, type Result } from '../../shared/lib/result';
import type { RoomId, ServerId } from '../../shared/model/ids';
import { toFileName } from './file-name';
import type { PagePlace } from './html/words';
import { writePage } from './html/page';
import { writeJsonLines } from './json-lines';
import { lookAtExport } from './look';
import { runExport } from './run';

type ExportCallName = Extract<CallName, `export:${string}`>;
/** The calls that concern exports. */
export type ExportCalls = {
  [C in ExportCallName]: (input: CallArguments<C>) => Promise<Result<CallValue<C>>>;
};

export interface ExportDeps {
  /** What can be exported right now. */
  gather(serverId: ServerId, roomId: RoomId | null): Result<ExportSource>;
  /** By this installation's key. */
  sign(text: string): string;
  /** Asks the person for a place; null when they called it off. */
  chooseTarget(suggestedName: string, kind: ExportKind): Promise<string | null>;
  /** Asks the person for an export; null when they called it off. */
  chooseSource(): Promise<string | null>;
  /** Shows a file where it lies. */
  reveal(path: string): void;
  tell(progress: ExportProgress): void;
  place(): PagePlace;
  /** Milliseconds since 1970. */
  now(): number;
}

/** How often the window hears how far it is. */
const TELL_MS = 100;

/** What was asked of the person, or null once it is called off: a dialog may stand open for ever. */
function unlessAborted<T>(asked: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const aborted = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  return Promise.race([asked, aborted]);
}

const BUSY = failure('unavailable', 'One export at a time.');

function toSuggestedName(
  { rooms, members, by, serverName }: ExportSource['header'],
  isOneRoom: boolean,
  kind: ExportKind,
  at: number,
  { timeZone }: PagePlace,
): string {
  const [room] = rooms;
  const other = room?.memberIds.find((id) => id !== by);
  const otherName = members.find(({ id }) => id === other)?.name;
  const roomName = room?.kind === 'direct' ? (otherName ?? null) : (room?.name ?? null);
  // Sweden writes dates as the standard does.
  const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);
  return toFileName({ server: serverName, room: isOneRoom ? roomName : null }, date, kind);
}

/** Creates the calls. One export, or one look at an export, at a time. */
export function createExportCalls(deps: ExportDeps): {
  calls: ExportCalls;
  /** Calls off what is running and waits until nothing of it is left behind. */
  close(): Promise<void>;
} {
  const { now } = deps;
  let running: { controller: AbortController; end: Promise<unknown> } | null = null;
  let written: string | null = null;

  /** Does work that can be called off, unless there is some already. */
  const alone = async <T>(
    work: (signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    if (running !== null) return BUSY;
    const controller = new AbortController();
    const end = work(controller.signal);
    running = { controller, end };
    try {
      return await end;
    } finally {
      running = null;
    }
  };

  const tellNowAndThen = () => {
    let toldAt = -Infinity;
    return (progress: ExportProgress) => {
      if (now() - toldAt < TELL_MS) return;
      toldAt = now();
      deps.tell(progress);
    };
  };

  return {
    calls: {
      'export:run': ({ serverId, roomId, kind }) =>
        alone(async (signal) => {
          const seen = deps.gather(serverId, roomId);
          if (!seen.ok) return seen;
          const name = toSuggestedName(
            seen.value.header,
            roomId !== null,
            kind,
            now(),
            deps.place(),
          );
          const path = await unlessAborted(deps.chooseTarget(name, kind), signal);
          if (path === null) return success({ outcome: 'cancelled' });
          // Choosing takes a while: what was said meanwhile belongs into it.
          const source = deps.gather(serverId, roomId);
          if (!source.ok) return source;
          const header: ExportHeader = {
            format: EXPORT_FORMAT,
            version: EXPORT_VERSION,
            ...source.value.header,
            exportedAt: now(),
          };
          const body =
            kind === 'lines'
              ? writeJsonLines(source.value, header, deps.sign)
              : writePage(source.value, header, deps.place());
          const total = header.rooms.reduce((sum, { headSeq }) => sum + headSeq, 0);
          const fileName = basename(path);
          const progress = tellNowAndThen();
          const answer = await runExport({ body, path, fileName, total, signal, progress });
          if (answer.ok && answer.value.outcome === 'written') written = path;
          return answer;
        }),
      'export:check': () =>
        alone(async (signal) => {
          const path = await unlessAborted(deps.chooseSource(), signal);
          if (path === null) return success({ outcome: 'cancelled' });
          const fileName = basename(path);
          const progress = tellNowAndThen();
          return success(await lookAtExport({ path, fileName, signal, progress }));
        }),
      async 'export:cancel'() {
        running?.controller.abort();
        return success(null);
      },
      async 'export:reveal'() {
        // Only what was written here, whatever the window asks for.
        if (written === null) return failure('not_found', 'Nothing was exported.');
        deps.reveal(written);
        return success(null);
      },
    },
    async close() {
      running?.controller.abort();
      await running?.end.catch(() => undefined);
    },
  };
}
