import {
  closeSync,
  copyFileSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { clientIdOf, memberIdOf, publicKeyOf, roomIdOf } from '../../../testing/make';
import { connectDatabase, migrateDatabase } from '../../database';
import { MIGRATIONS } from '../../migrations/index';
import { FILES } from '../files';

const MEMBERS = ['rosa', 'emil', 'aicha', 'jonas'].map(memberIdOf);
const ROOMS = 3;

/** Writes the rooms, people and messages of a test straight into a database of any version. */
export function fill(connection: DatabaseSyncInstance, from: number, to: number): void {
  connection.exec('BEGIN');
  if (from === 1) {
    const addMember = connection.prepare(
      `INSERT INTO members (key, id, public_key, name, name_key, role, first_seen_at) VALUES (?, ?, ?, ?, ?, 'member', 1)`,
    );
    const addRoom = connection.prepare(
      `INSERT INTO rooms (key, id, kind, access, name, topic, is_lobby, created_by, created_at)
       VALUES (?, ?, 'room', 'public', ?, '', ?, 1, 1)`,
    );
    MEMBERS.forEach((id, i) => addMember.run(i + 1, id, publicKeyOf(id), id, id));
    for (let room = 1; room <= ROOMS; room += 1) {
      addRoom.run(room, roomIdOf(room), `room ${room}`, room === 1 ? 1 : null);
      MEMBERS.forEach((_, i) => {
        connection
          .prepare('INSERT INTO memberships (room, member, delivered, read) VALUES (?, ?, 0, 0)')
          .run(room, i + 1);
      });
    }
  }
  const add = connection.prepare(
    `INSERT INTO entries (room, seq, at, author, kind, client_id, text, signature) VALUES (?, ?, ?, ?, 'message', ?, ?, ?)`,
  );
  const setHead = connection.prepare('UPDATE rooms SET head_seq = ? WHERE key = ?');
  for (let n = from; n <= to; n += 1) {
    const room = (n % ROOMS) + 1;
    const seq = Math.floor((n - 1) / ROOMS) + 1;
    add.run(
      room,
      seq,
      1_000 + n,
      (n % MEMBERS.length) + 1,
      clientIdOf(n),
      textOf(n),
      'S'.repeat(86),
    );
    setHead.run(seq, room);
    // Many transactions, so that a log can be cut between two.
    if (n % 10 === 0) connection.exec('COMMIT; BEGIN');
  }
  connection.exec('COMMIT');
}

const textOf = (n: number) => `message ${n} ${'with some words '.repeat(n % 7)}`;

/** Every message there should be, by room and seq. */
export function expectedTexts(to: number): Map<string, string> {
  const texts = new Map<string, string>();
  for (let n = 1; n <= to; n += 1) {
    texts.set(`${(n % ROOMS) + 1}/${Math.floor((n - 1) / ROOMS) + 1}`, textOf(n));
  }
  return texts;
}

/** Opens a database of some version, made when it is not there. */
export function openAt(path: string, version = MIGRATIONS.length): DatabaseSyncInstance {
  const opening = connectDatabase(path);
  if (opening.state !== 'open') throw new Error(`The database is ${opening.state}.`);
  migrateDatabase(opening.connection, MIGRATIONS.slice(0, version));
  return opening.connection;
}

/** Leaves a server's database in `to` as a process leaves it that is killed: with what is in the log still in the log. */
export function leaveKilled(
  connection: DatabaseSyncInstance,
  from: string,
  to: string,
  name: string = FILES.database,
): void {
  mkdirSync(to, { recursive: true });
  for (const ending of ['', '-wal', '-shm']) {
    copyFileSync(`${from}${ending}`, `${join(to, name)}${ending}`);
  }
  connection.close();
}

/** Numbers that look random and are the same for the same seed. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Turns one bit around, overwrites a stretch, or cuts the end off. Answers what was done. */
export function damage(path: string, random: (below: number) => number): string {
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    if (size === 0) return 'nothing to damage';
    const at = random(size);
    switch (random(4)) {
      case 0: {
        ftruncateSync(file, at);
        return `cut at ${at}`;
      }
      case 1: {
        const stretch = Buffer.alloc(Math.min(1 + random(6_000), size - at), random(256));
        writeSync(file, stretch, 0, stretch.length, at);
        return `${stretch.length} bytes overwritten at ${at}`;
      }
      default: {
        const byte = Buffer.alloc(1);
        readSync(file, byte, 0, 1, at);
        byte[0] = (byte[0] ?? 0) ^ (1 << random(8));
        writeSync(file, byte, 0, 1, at);
        return `a bit turned at ${at}`;
      }
    }
  } finally {
    closeSync(file);
  }
}
