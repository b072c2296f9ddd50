// Search and pages on a large server: p50, p95 and longest of each kind of question, asked of the store itself, and how
// long one batch of indexing holds the event loop.
// Run: node bench/history.mjs [messages]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'vite';

const count = Number(process.argv[2] ?? 1_000_000);
const root = path.join(import.meta.dirname, '..');
const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false },
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
});
const { openSqliteStore } = await vite.ssrLoadModule('/src/server/store/sqlite/open.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'hearth-bench-'));
const file = path.join(folder, 'server.sqlite');

// The same words every time, most of them seldom, as in a language.
let seed = 1;
const random = () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return seed / 0x7fffffff;
};
const SYLLABLES = 'ba de ki lo mu na pe ri so tu va we xi yo za bel dor kin lam mor'.split(' ');
const WORDS = Array.from({ length: 20_000 }, () =>
  Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)],
  ).join(''),
);
const HAN = Array.from({ length: 3_000 }, (_, index) => String.fromCodePoint(0x4e00 + index * 5));
const pick = (list) => list[Math.floor(list.length * random() ** 4)];
const sentence = (n) =>
  n % 10 === 0
    ? Array.from({ length: 4 + Math.floor(random() * 30) }, () => pick(HAN)).join('')
    : Array.from({ length: 2 + Math.floor(random() * 18) }, () => pick(WORDS)).join(' ');

const uuid = (prefix, n) => `${prefix}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const letters = 'abcdefghijklmnopqrstuvwxyz';
const members = Array.from({ length: 50 }, (_, n) =>
  `m${letters[Math.floor(n / 26)]}${letters[n % 26]}`.padEnd(26, 'a'),
);
const valueOf = (result) => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

const store = valueOf(await openSqliteStore(file));
for (const memberId of members) {
  valueOf(
    await store.admitMember({
      memberId,
      publicKey: memberId.padEnd(43, 'K'),
      name: memberId,
      role: 'member',
      agreement: null,
      inviteHash: null,
      admittedGeneration: null,
      lobby: { id: uuid('11111111', 0), name: 'Lobby' },
      at: 1,
    }),
  );
}
const [reader] = members;
const rooms = [uuid('11111111', 0)];
for (let n = 1; n < 20; n += 1) {
  const [creator] = n < 10 ? members : members.slice(1);
  const room = { id: uuid('11111111', n), name: `Room ${n}`, topic: '', access: 'private', at: 1 };
  valueOf(await store.createRoom({ ...room, memberId: creator }));
  for (const otherId of members.slice(2, 30)) {
    valueOf(await store.inviteToRoom({ roomId: room.id, memberId: creator, otherId, at: 1 }));
  }
  rooms.push(room.id);
}

const started = performance.now();
const MINUTE = 60_000;
for (let n = 0; n < count;) {
  const batch = [];
  for (; batch.length < 500 && n < count; n += 1) {
    batch.push({
      roomId: rooms[n % 3 === 0 ? 0 : n % rooms.length],
      author: members[2 + (n % 28)],
      isHost: false,
      clientId: uuid('22222222', n),
      content: { kind: 'message', text: sentence(n) },
      signature: 'S'.repeat(86),
      at: n * MINUTE,
    });
  }
  for (const outcome of await store.append(batch)) valueOf(outcome);
}
const written = performance.now();
// On a machine that does other things too, what the processor did says more than what the clock says.
const timed = async (times, run) => {
  const [before, cpuBefore] = [performance.now(), process.cpuUsage()];
  const result = valueOf(await run());
  const { user, system } = process.cpuUsage(cpuBefore);
  times.push([performance.now() - before, (user + system) / 1000]);
  return result;
};
const batches = [];
for (let isMore = true; isMore;) {
  ({ isMore } = await timed(batches, () => store.indexSome()));
}
const indexed = performance.now();

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const gate = (name, times, demand) => {
  const p99 = at(
    times.map(([ms]) => ms).toSorted((a, b) => a - b),
    0.99,
  );
  const verdict = p99 <= demand ? 'PASS' : 'FAIL';
  console.log(`GATE history-${name} ${p99.toFixed(2)} <= ${demand} ${verdict}`);
  if (verdict === 'FAIL') process.exitCode = 1;
};
const line = (name, times) => {
  const figures = [0, 1].flatMap((index) => {
    const sorted = times.map((time) => time[index]).toSorted((a, b) => a - b);
    return [at(sorted, 0.5), at(sorted, 0.95), sorted.at(-1)];
  });
  console.log(`${name.padEnd(34)} ${figures.map((ms) => ms.toFixed(2).padStart(9)).join(' ')}`);
};
console.log(`${count} messages, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
console.log(
  `written in ${((written - started) / 1000).toFixed(1)} s, indexed in ${((indexed - written) / 1000).toFixed(1)} s`,
);
console.log(
  `${'milliseconds'.padEnd(34)} ${['p50', 'p95', 'longest', 'cpu p50', 'cpu p95', 'cpu max'].map((name) => name.padStart(9)).join(' ')}`,
);
line('one batch of indexing', batches);

const han = () => `${pick(HAN)}${pick(HAN)}`;
const some = (list, n) => list[Math.floor(n * list.length * 0.37) % list.length];
const year = 365 * 24 * 60 * MINUTE;
const questions = {
  'rare word': (n) => ({ query: `"${WORDS[WORDS.length - 1 - n]}"` }),
  'common word': (n) => ({ query: `"${WORDS[n % 5]}"` }),
  'two common words': (n) => ({ query: `${WORDS[n % 5]} ${WORDS[(n % 5) + 5]}` }),
  'beginning of one letter': (n) => ({ query: 'bdklm'[n % 5] }),
  'beginning of two letters': (n) => ({ query: WORDS[n].slice(0, 2) }),
  'two Chinese signs': () => ({ query: han() }),
  'one Chinese sign': () => ({ query: pick(HAN) }),
  'common word in a room': (n) => ({ query: WORDS[n % 5], roomId: some(rooms.slice(0, 10), n) }),
  'common word by an author': (n) => ({ query: WORDS[n % 5], author: some(members, n) }),
  'common word in a long-gone week': (n) => ({
    query: WORDS[n % 5],
    from: n * 1e6,
    until: n * 1e6 + year / 52,
  }),
  'author and room and a rare word': (n) => ({
    query: WORDS[WORDS.length - 1 - n],
    author: some(members, n),
    roomId: rooms[0],
  }),
  'no such word': (n) => ({ query: `qqq${n}` }),
};
for (const order of ['newest', 'best']) {
  for (const [name, ask] of Object.entries(questions)) {
    const times = [];
    for (let n = 0; n < 60; n += 1) {
      const request = { memberId: reader, order, skip: 0, limit: 20, ...ask(n) };
      await timed(times, () => store.search(request));
    }
    line(`${order}: ${name}`, times);
  }
}
// Somebody who reads hardly anything of what the word is in.
const [, outsider] = members;
for (const order of ['newest', 'best']) {
  const times = [];
  for (let n = 0; n < 20; n += 1) {
    await timed(times, () =>
      store.search({
        memberId: outsider,
        query: WORDS[n % 5],
        order,
        roomId: rooms[12],
        skip: 0,
        limit: 20,
      }),
    );
  }
  line(`${order}: in a small corner`, times);
}
// What a person waits for: the newest page of a room, any older one, and the newest hits of words of every kind.
const newestPages = [];
const pages = [];
for (let n = 0; n < 2_000; n += 1) {
  const place = { roomId: rooms[0], memberId: reader, limit: 50 };
  const before = 60 + Math.floor((random() * count) / 3);
  await timed(newestPages, () => store.page({ ...place, before: Number.MAX_SAFE_INTEGER }));
  await timed(pages, () => store.page({ ...place, before }));
}
line('newest page of 50', newestPages);
line('page of 50', pages);
const newestHits = [];
for (let n = 0; n < 1_000; n += 1) {
  const query = n % 4 === 0 ? han() : WORDS[Math.floor(random() * WORDS.length)];
  const request = { memberId: reader, order: 'newest', skip: 0, limit: 50, query };
  await timed(newestHits, () => store.search(request));
}
line('newest 50 hits', newestHits);
gate('newest-page-p99-ms', newestPages, 1);
gate('page-p99-ms', pages, 1);
gate('search-newest-50-p99-ms', newestHits, 10);
await store.close();
await vite.close();
rmSync(folder, { recursive: true });
