import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { success, type Result } from '../../shared/lib/result';

/** What is kept of a password. `generation` grows with every change, so that older admissions can be told apart (HS-9). */
const passwordRecordSchema = z.object({
  generation: z.int().min(1),
  salt: z.string(),
  hash: z.string(),
  /** False once it was removed; kept all the same, to know it again when it comes back. */
  isRequired: z.boolean(),
});
type PasswordRecord = z.infer<typeof passwordRecordSchema>;

/** Where the record is kept between starts. */
export interface PasswordKeeper {
  load(): Promise<string | null>;
  save(record: string): Promise<Result<null>>;
}

/** A server's password, or none. */
export interface ServerPassword {
  /** Takes up the one of the last start, or none. */
  restore(): Promise<void>;
  /** Sets or removes it. Setting the one it had last keeps earlier admissions. */
  set(password: string | null): Promise<Result<null>>;
  isRequired(): boolean;
  /** Under what admissions of now are remembered; null while no password is wanted. */
  generation(): number | null;
  /** Whether this is the password; null when too many are being checked already. */
  check(password: string): Promise<boolean | null>;
}

// About 130 ms and 32 MB each: what a guess costs. Two at once leave libuv's pool free for others.
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const HASH_BYTES = 32;
const AT_ONCE = 2;
const MOST_WAITING = 32;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** Runs a few jobs at a time; null for one that finds the queue full. */
function createQueue(atOnce: number, mostWaiting: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(job: () => Promise<T>): Promise<T | null> => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) return null;
      await new Promise<void>((go) => void waiting.push(go));
    } else running += 1;
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

function parseRecord(text: string | null): PasswordRecord | null {
  if (text === null) return null;
  return passwordRecordSchema.parse(JSON.parse(text));
}

/** Creates a {@link ServerPassword} that is not required until one is set. */
export function createServerPassword(keeper: PasswordKeeper): ServerPassword {
  const enqueue = createQueue(AT_ONCE, MOST_WAITING);
  let current: PasswordRecord | null = null;

  async function fits(record: PasswordRecord, password: string): Promise<boolean> {
    const key = await derive(password, Buffer.from(record.salt, 'base64url'));
    return timingSafeEqual(key, Buffer.from(record.hash, 'base64url'));
  }

  async function keep(record: PasswordRecord): Promise<Result<null>> {
    const saved = await keeper.save(JSON.stringify(record));
    if (saved.ok) current = record.isRequired ? record : null;
    return saved;
  }

  return {
    async restore() {
      const last = parseRecord(await keeper.load());
      current = last?.isRequired === true ? last : null;
    },
    async set(password) {
      const last = parseRecord(await keeper.load());
      if (password === null) {
        return last === null ? success(null) : keep({ ...last, isRequired: false });
      }
      if (last !== null && (await fits(last, password))) return keep({ ...last, isRequired: true });
      const salt = randomBytes(16);
      const hash = await derive(password, salt);
      return keep({
        generation: (last?.generation ?? 0) + 1,
        salt: salt.toString('base64url'),
        hash: hash.toString('base64url'),
        isRequired: true,
      });
    },
    isRequired: () => current !== null,
    generation: () => current?.generation ?? null,
    check(password) {
      const record = current;
      if (record === null) return Promise.resolve(true);
      return enqueue(() => fits(record, password));
    },
  };
}
