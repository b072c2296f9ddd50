import { rm } from 'node:fs/promises';
import { checkRelease, type PackageKind } from '../../node/updates/check-release';
import type { Hop } from '../../node/updates/fetch';
import { isPackage } from '../../node/updates/package-file';
import { toRefusal, UpdateRefused } from '../../node/updates/refused';
import { toFileUrl, type UpdateSource } from '../../node/updates/source';
import type { CallArguments, CallName, CallValue } from '../../shared/bridge/contract';
import type { UpdateMode, UpdateProgress } from '../../shared/bridge/updates';
import type { Log } from '../../shared/lib/log';
import { failure, success, type Result } from '../../shared/lib/result';
import { LIMITS } from '../../shared/model/limits';
import type { CheckedPackage, UpdateEngine } from './engine';

type UpdateCallName = Extract<CallName, `update:${string}`>;
/** The calls that concern newer versions. */
export type UpdateCalls = {
  [C in UpdateCallName]: (input: CallArguments<C>) => Promise<Result<CallValue<C>>>;
};

/** Comes to newer versions of the app. Nothing is asked, fetched or installed but where the person wants it (UP-1, UP-8). */
export interface Updates {
  calls: UpdateCalls;
  /** From now on the internet is asked once a day, where that was chosen. */
  begin(): void;
  /** The person may have chosen otherwise. */
  settingsChanged(): void;
  close(): void;
}

export interface UpdatesDeps {
  /** The version of this app. */
  running: string;
  /** null where this copy cannot take updates from anywhere. */
  source: UpdateSource | null;
  /** null where the person installs what is found. */
  kind: PackageKind | null;
  hop: Hop;
  loadEngine(): Promise<UpdateEngine>;
  mode(): UpdateMode;
  show(progress: UpdateProgress): void;
  /** When the internet was asked last, in milliseconds of local time; null where it never was. */
  askedAt(): number | null;
  keepAskedAt(at: number): void;
  /** A newer version was found without anybody waiting for the answer. */
  onFoundByItself(version: string): void;
  /** Ends the app once the person agrees, everything is closed, and then does the last thing; false where they do not. */
  quitTo(last: () => Promise<void>): Promise<boolean>;
  /** Everything is closed and nothing was installed: the app comes back as it was. */
  onNotInstalled(): void;
  now(): number;
  after(delayMs: number, run: () => void): () => void;
  log: Log;
}

type Found = { version: string; checked: CheckedPackage | null };

/** Creates what comes to newer versions. */
export function createUpdates(deps: UpdatesDeps): Updates {
  const { source, kind, hop, log } = deps;
  let progress: UpdateProgress = { state: 'idle' };
  let found: Found | null = null;
  let fetched: { checked: CheckedPackage; path: string } | null = null;
  let engine: Promise<UpdateEngine> | null = null;
  let running: AbortController | null = null;
  let callOffNext = () => {};
  let hasBegun = false;

  const show = (next: UpdateProgress) => {
    progress = next;
    deps.show(next);
  };
  const refuse = (error: unknown, otherwise: 'disk-failed' | 'install-failed') => {
    const reason = toRefusal(error, otherwise);
    log.warn('no update', { reason, why: toWhy(error) });
    show({ state: 'refused', reason });
  };
  const isOff = () => source === null || deps.mode() === 'off';
  const off = () => failure('not_allowed', 'Looking for newer versions is off.');
  const busy = () => failure('conflict', 'That is not what comes next.');

  async function check(isByItself: boolean): Promise<Result<null>> {
    if (source === null || isOff()) return off();
    if (['checking', 'downloading', 'ready', 'installing'].includes(progress.state)) return busy();
    const known = found?.version;
    deps.keepAskedAt(deps.now());
    show({ state: 'checking' });
    running = new AbortController();
    const { signal } = running;
    try {
      const release = await checkRelease({ source, kind, running: deps.running, hop, signal });
      const { version } = release;
      if (!release.isNewer) {
        found = null;
        show({ state: 'current', published: version });
        return success(null);
      }
      const { file } = release;
      const url = file === null ? '' : toFileUrl(source, version, file.name);
      found = { version, checked: file === null ? null : { version, file, url } };
      show({ state: 'found', version, size: file?.size ?? null });
      if (isByItself && version !== known) deps.onFoundByItself(version);
    } catch (error) {
      refuse(error, 'disk-failed');
    }
    return success(null);
  }

  async function download(): Promise<Result<null>> {
    if (isOff()) return off();
    const checked = found?.checked ?? null;
    if (progress.state !== 'found' || checked === null) return busy();
    const { version, file } = checked;
    const say = (received: number) =>
      show({ state: 'downloading', version, size: file.size, received });
    say(0);
    running = new AbortController();
    const { signal } = running;
    try {
      engine ??= deps.loadEngine();
      const path = await (
        await engine
      ).download(checked, { signal, onReceived: toSteps(file.size, say) });
      if (!(await isPackage(path, file))) throw await withoutFile(path);
      fetched = { checked, path };
      show({ state: 'ready', version });
    } catch (error) {
      if (signal.aborted) show({ state: 'found', version, size: file.size });
      else refuse(error, 'disk-failed');
    }
    return success(null);
  }

  async function install(): Promise<Result<null>> {
    if (progress.state !== 'ready' || fetched === null || engine === null) return busy();
    const { checked, path } = fetched;
    const ready = await engine;
    show({ state: 'installing', version: checked.version });
    // It has lain there for as long as the person liked.
    if (!(await isPackage(path, checked.file))) {
      refuse(await withoutFile(path), 'install-failed');
      return success(null);
    }
    const isLeaving = await deps.quitTo(async () => {
      if (!(await isPackage(path, checked.file))) {
        deps.onNotInstalled();
        return;
      }
      const callOff = deps.after(LIMITS.updateInstallMs, deps.onNotInstalled);
      ready.install((error) => {
        callOff();
        log.error('not installed', { why: toWhy(error) });
        deps.onNotInstalled();
      });
    });
    if (!isLeaving) show({ state: 'ready', version: checked.version });
    return success(null);
  }

  function plan(): void {
    callOffNext();
    callOffNext = () => {};
    if (!hasBegun || isOff() || deps.mode() !== 'daily') return;
    const now = deps.now();
    const askedAt = deps.askedAt();
    // Of a clock that was set back nothing is believed.
    const due = askedAt === null || askedAt > now ? now : askedAt + LIMITS.updateEveryMs;
    callOffNext = deps.after(Math.max(LIMITS.updateDelayMs, due - now), () => {
      void check(true).finally(plan);
    });
  }

  return {
    calls: {
      'update:check': () => check(false),
      'update:download': download,
      async 'update:cancel'() {
        if (progress.state === 'downloading') running?.abort();
        return success(null);
      },
      'update:install': install,
    },
    begin() {
      hasBegun = true;
      plan();
    },
    settingsChanged: plan,
    close() {
      callOffNext();
      running?.abort();
    },
  };
}

/** What lies there is not what was signed, and is not kept. */
async function withoutFile(path: string): Promise<UpdateRefused> {
  await rm(path, { force: true }).catch(() => undefined);
  return new UpdateRefused('changed-file');
}

/** Says a growing number a hundred times at most. */
function toSteps(size: number, say: (received: number) => void): (received: number) => void {
  let said = 0;
  return (received) => {
    if (received - said < size / 100 && received < size) return;
    said = received;
    say(received);
  };
}

/** The kind of an error, without the addresses and paths that its words may hold. */
function toWhy(error: unknown): string {
  const cause = error instanceof UpdateRefused ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return typeof cause;
  const code = (cause as NodeJS.ErrnoException).code;
  return code ?? /net::\w+/.exec(cause.message)?.[0] ?? cause.name;
}
