import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTalk, LOBBY, ORDERS } from '../../node/export/testing/sample-log';
import type { ExportKind, ExportProgress } from '../../shared/bridge/export';
import { failure, success, type Result } from '../../shared/lib/result';
import { createEnglish } from '../../shared/texts';
import type { ExportSource } from '../../client/export-source';
import { createExportCalls, type ExportDeps } from './calls';
import { toFileTrouble } from './export-file';
import { toFileName } from './file-name';
import { toSource } from './testing/sources';

const { header, entries, jonas } = aTalk();
const { serverId } = header;
const NOON = Date.UTC(2026, 4, 8, 12);
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearth-export-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function setup(rest: Partial<ExportDeps> = {}) {
  const asked: string[] = [];
  const told: ExportProgress[] = [];
  const revealed: string[] = [];
  const { source } = toSource(header, entries);
  let now = NOON;
  const made = createExportCalls({
    gather: () => success(source),
    sign: (text) => jonas.sign(text),
    chooseTarget: async (name) => {
      asked.push(name);
      return join(folder, name);
    },
    chooseSource: async () => join(folder, 'talk.jsonl'),
    reveal: (path) => revealed.push(path),
    tell: (progress) => told.push(progress),
    place: () => ({ t: createEnglish(), locale: 'en-GB', timeZone: 'UTC' }),
    now: () => (now += 1_000),
    ...rest,
  });
  const run = (kind: ExportKind = 'lines', roomId: typeof LOBBY | null = null) =>
    made.calls['export:run']({ serverId, roomId, kind });
  return { ...made, run, asked, told, revealed, source };
}

/** A source that stops before its second page until told. */
function setupSlow() {
  let goOn = () => {};
  let reached = () => {};
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  const isThere = new Promise<void>((resolve) => (reached = resolve));
  const { source } = toSource(header, entries);
  const slow: ExportSource = {
    ...source,
    async *pages(roomId) {
      for await (const page of source.pages(roomId)) {
        yield page;
        reached();
        await waiting;
      }
    },
  };
  return { ...setup({ gather: () => success(slow) }), goOn, isThere };
}

describe('export:run', () => {
  it('writes lines that are clean when they are checked, and says how far it is', async () => {
    const { run, calls, asked, told } = setup({
      chooseTarget: async () => join(folder, 'talk.jsonl'),
    });
    expect(await run()).toEqual(
      success({ outcome: 'written', fileName: 'talk.jsonl', entries: entries.length, missing: 0 }),
    );
    expect(asked).toEqual([]);
    expect(told.at(-1)).toEqual({ done: entries.length, fraction: 1 });
    expect(told.map(({ done }) => done)).toEqual(
      told.map(({ done }) => done).toSorted((a, b) => a - b),
    );
    expect(await calls['export:check']({})).toMatchObject({
      ok: true,
      value: {
        outcome: 'checked',
        fileName: 'talk.jsonl',
        check: { kind: 'checked', report: { isClean: true, entries: entries.length } },
      },
    });
  });

  it('writes a page, in place of what stood there, readable for oneself alone', async () => {
    const { run, calls, revealed } = setup();
    const path = join(folder, 'Workshop - 2026-05-08.html');
    await writeFile(path, 'old', { mode: 0o644 });
    expect(await run('page')).toMatchObject({ value: { outcome: 'written' } });
    expect(await readFile(path, 'utf8')).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toHaveLength(1);
    await calls['export:reveal']({});
    expect(revealed).toEqual([path]);
  });

  it('suggests a name of server, room and day', async () => {
    const { source } = toSource({ ...header, rooms: header.rooms.slice(1) }, entries);
    const { run, asked } = setup({ gather: () => success(source) });
    await run('lines', ORDERS);
    await run('page');
    expect(asked).toEqual(['Workshop - orders - 2026-05-08.jsonl', 'Workshop - 2026-05-08.html']);
  });

  it('does nothing where no place was chosen, and reveals nothing', async () => {
    const { run, calls, revealed } = setup({ chooseTarget: async () => null });
    expect(await run()).toEqual(success({ outcome: 'cancelled' }));
    expect(await calls['export:reveal']({})).toMatchObject({ code: 'not_found' });
    expect(revealed).toEqual([]);
  });

  it('EX-8: leaves no file behind when it is called off in the middle', async () => {
    const { run, calls, goOn, isThere } = setupSlow();
    const running = run();
    await isThere;
    expect(await readdir(folder)).toHaveLength(1);
    await calls['export:cancel']({});
    goOn();
    expect(await running).toEqual(success({ outcome: 'cancelled' }));
    expect(await readdir(folder)).toEqual([]);
  });

  it('can be called off while the dialog is open', async () => {
    const { run, calls } = setup({ chooseTarget: () => new Promise(() => undefined) });
    const running = run();
    await calls['export:cancel']({});
    expect(await running).toEqual(success({ outcome: 'cancelled' }));
  });

  it('EX-8: leaves no file behind when the app quits', async () => {
    const { run, close, goOn, isThere } = setupSlow();
    const running = run();
    await isThere;
    const closing = close();
    goOn();
    await closing;
    expect(await running).toEqual(success({ outcome: 'cancelled' }));
    expect(await readdir(folder)).toEqual([]);
  });

  it('EX-8: leaves no file behind when the connection goes, and says so', async () => {
    const { source } = toSource(header, entries);
    const pages = source.pages;
    source.pages = async function* broken(roomId) {
      const first = await pages(roomId).next();
      if (first.done !== true) yield first.value;
      yield failure('offline', 'gone');
    };
    const { run } = setup({ gather: () => success(source) });
    expect(await run()).toMatchObject({ ok: false, code: 'offline' });
    expect(await run('page')).toMatchObject({ ok: false, code: 'offline' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('EX-8: says what the disk has against it, and leaves nothing', async () => {
    const elsewhere = setup({ chooseTarget: async () => join(folder, 'nowhere', 'talk.jsonl') });
    expect(await elsewhere.run()).toEqual(success({ outcome: 'failed', trouble: 'file_failed' }));
    await mkdir(join(folder, 'taken', 'full'), { recursive: true });
    const taken = setup({ chooseTarget: async () => join(folder, 'taken') });
    expect(await taken.run()).toMatchObject({ value: { outcome: 'failed' } });
    expect(await readdir(folder)).toEqual(['taken']);
    const talk = setup();
    expect(await talk.calls['export:check']({})).toEqual(
      success({ outcome: 'failed', trouble: 'not_readable' }),
    );
  });

  it.each([
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['EACCES', 'not_writable'],
    ['EROFS', 'not_writable'],
    ['EIO', 'file_failed'],
  ])('knows %s as %s', (code, trouble) => {
    const error = Object.assign(new Error('no'), { code, syscall: 'write' });
    expect(toFileTrouble(error)).toBe(trouble);
  });

  it('takes no bug for a trouble of the disk', async () => {
    expect(toFileTrouble(new TypeError('a bug'))).toBeNull();
    const { source } = toSource(header, entries);
    source.pages = () => {
      throw new TypeError('a bug');
    };
    const { run } = setup({ gather: () => success(source) });
    await expect(run()).rejects.toThrow('a bug');
    expect(await readdir(folder)).toEqual([]);
    // Nothing is left running either.
    await expect(run()).rejects.toThrow('a bug');
  });

  it('is one at a time', async () => {
    const { run, calls, goOn, isThere } = setupSlow();
    const running = run();
    await isThere;
    expect(await run()).toMatchObject({ ok: false, code: 'unavailable' });
    expect(await calls['export:check']({})).toMatchObject({ ok: false, code: 'unavailable' });
    goOn();
    expect(await running).toMatchObject({ value: { outcome: 'written' } });
  });

  it('refuses what cannot be gathered without asking for a place', async () => {
    const gather = (): Result<ExportSource> => failure('not_found', 'no such room');
    const { run, asked } = setup({ gather });
    expect(await run('lines', LOBBY)).toMatchObject({ code: 'not_found' });
    expect(asked).toEqual([]);
  });
});

describe('export:check', () => {
  it('does nothing where no file was chosen', async () => {
    const { calls } = setup({ chooseSource: async () => null });
    expect(await calls['export:check']({})).toEqual(success({ outcome: 'cancelled' }));
  });

  it('finds a changed byte', async () => {
    const path = join(folder, 'talk.jsonl');
    const { run, calls } = setup({ chooseTarget: async () => path });
    await run();
    await writeFile(path, (await readFile(path, 'utf8')).replace('three', 'seven'));
    expect(await calls['export:check']({})).toMatchObject({
      value: { check: { report: { isClean: false, forged: 1, ending: 'changed' } } },
    });
  });
});

describe('a suggested name', () => {
  it.each([
    ['../../etc/passwd', null, 'etc passwd - d.html'],
    ['a:b*c?"<>|\\d', 'x\u0000\u202Ey', 'a b c d - x y - d.html'],
    ['...', ' . ', 'Hearth - d.html'],
    ['CON', null, 'Hearth - d.html'],
    ['Rosa’s café 🔥', 'مرحبا', 'Rosa’s café 🔥 - مرحبا - d.html'],
    ['x'.repeat(500), null, `${'x'.repeat(40)} - d.html`],
  ])('of %j and %j is one that every system takes', (server, room, name) => {
    expect(toFileName({ server, room }, 'd', 'page')).toBe(name);
  });
});
