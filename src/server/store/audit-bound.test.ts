import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, it, vi } from 'vitest';
import { LIMITS } from '../../shared/model/limits';
import { createMemoryStore } from './memory';
import { openSqliteStore } from './sqlite/open';
import type { ChatStore } from './store';
import { admissionOf, clientIdOf, LOBBY, memberIdOf, valueOf } from './testing/make';

vi.setConfig({ testTimeout: 60_000 });

const rosa = memberIdOf('rosa');
const emil = memberIdOf('emil');
/** More than are let go of at a time. */
const MORE = 150;

async function muteOften(store: ChatStore, times: number): Promise<void> {
  valueOf(await store.admitMember(admissionOf(rosa, { role: 'host' })));
  valueOf(await store.admitMember(admissionOf(emil)));
  for (let nth = 1; nth <= times; nth += 1) {
    const act = { kind: 'mute', memberId: emil, lastsMs: 60_000 + nth } as const;
    valueOf(await store.act({ actor: rosa, act, reason: '', signed: null, at: nth }));
  }
}

async function numbersOf(store: ChatStore): Promise<number[]> {
  const all = await store.listAudit({ before: Number.MAX_SAFE_INTEGER, limit: 100_000 });
  return all.map(({ number }) => number);
}

it('MO-11: the audit list in memory keeps the newest', async () => {
  const store = createMemoryStore();
  const newest = LIMITS.auditLines + MORE;
  await muteOften(store, newest);
  const numbers = await numbersOf(store);
  expect(numbers[0]).toBe(newest);
  expect(numbers.at(-1)).toBe(MORE - 50 + 1);
});

it('MO-11: the audit list on disk keeps the newest acts, however much was deleted since', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-audit-'));
  try {
    const path = join(folder, 'server.sqlite');
    await valueOf(await openSqliteStore(path)).close();
    // By hand: as many commits as lines would take minutes on a slow disk.
    const raw = new DatabaseSync(path);
    const fill = (kind: string, body: string, count: number) =>
      raw
        .prepare(
          `INSERT INTO audit (at, actor, kind, body, reason)
           WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
           SELECT i, ?, ?, ?, '' FROM n`,
        )
        .run(count, rosa, kind, body);
    fill('mute', JSON.stringify({ memberId: emil, lastsMs: null }), 20);
    const target = { seq: 1, author: emil, clientId: clientIdOf(1) };
    const deletion = { memberId: emil, roomId: LOBBY, target };
    fill('redact', JSON.stringify(deletion), LIMITS.auditLines + MORE - 20 - 100);
    raw.close();
    const store = valueOf(await openSqliteStore(path));
    const before = await numbersOf(store);
    expect(before).toHaveLength(LIMITS.auditLines + 50);
    await muteOften(store, 50);
    const after = await numbersOf(store);
    expect(after[0]).toBe(LIMITS.auditLines + 100);
    // The first twenty acts stand; the oldest deletions are gone.
    expect(after.slice(-20)).toEqual(before.slice(-20));
    expect(after).toHaveLength(LIMITS.auditLines + 20 + 50);
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
