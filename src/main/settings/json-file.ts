import { readFileSync, renameSync } from 'node:fs';
import type { z } from 'zod';
import type { Log } from '../../shared/lib/log';
import { writeFileAtomically } from './write-file';

/** A small file of JSON that is read once and written whole. */
export interface JsonFile<T> {
  current(): T;
  /** Takes effect at once; reaches the disk soon after, several changes in one write. */
  change(change: (value: T) => T): void;
  /** Resolves when all changes so far are on disk or have failed to get there. */
  flush(): Promise<void>;
}

/**
 * Opens the file. A missing one gives what the schema makes of `{}`; a damaged one is set aside under another name
 * and treated as missing. Trouble with the disk is logged, and the values live on in memory.
 */
export function openJsonFile<S extends z.ZodType>(options: {
  path: string;
  schema: S;
  log: Log;
  now: () => number;
}): JsonFile<z.output<S>> {
  const { path, schema, log, now } = options;
  let value = load();
  let isWaiting = false;
  let writing = Promise.resolve();

  function load(): z.output<S> {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      if (!isMissing(error)) log.error('file cannot be read', { code: toCode(error) });
      return schema.parse({});
    }
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    log.warn('damaged file set aside');
    try {
      renameSync(path, `${path}.damaged-${now()}`);
    } catch (error) {
      log.error('damaged file cannot be moved', { code: toCode(error) });
    }
    return schema.parse({});
  }

  async function write(): Promise<void> {
    isWaiting = false;
    try {
      await writeFileAtomically(path, `${JSON.stringify(value, null, 2)}\n`);
    } catch (error) {
      log.error('file cannot be written', { code: toCode(error) });
    }
  }

  return {
    current: () => value,
    change(change) {
      value = change(value);
      if (isWaiting) return;
      isWaiting = true;
      writing = writing.then(write);
    },
    flush: () => writing,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The system's word for what went wrong with a file, such as `ENOSPC`. */
export function toCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** Whether the file is simply not there. */
export function isMissing(error: unknown): boolean {
  return toCode(error) === 'ENOENT';
}
