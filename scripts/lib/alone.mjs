import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { localCache } from './paths.mjs';
import { say } from './run.mjs';

const lookAgainMs = 200;

/**
 * Does work that two scripts must not do at once in one checkout; the later one waits for the earlier.
 * A claim whose process is gone counts no more.
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function alone(name, work) {
  const claim = join(localCache, `${name}.claim`);
  mkdirSync(localCache, { recursive: true });
  let hasSaid = false;
  while (!take(claim)) {
    if (!hasSaid) say(`waiting for another script that is at work on the ${name} …`);
    hasSaid = true;
    await wait(lookAgainMs);
  }
  try {
    return await work();
  } finally {
    rmSync(claim, { force: true });
  }
}

/** @param {string} claim */
function take(claim) {
  try {
    writeFileSync(claim, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  }
  if (isAlive(readOwner(claim))) return false;
  rmSync(claim, { force: true });
  return take(claim);
}

/**
 * The process that holds a claim; null while it is being written or where it was given back just now.
 * @param {string} claim
 */
function readOwner(claim) {
  try {
    const text = readFileSync(claim, 'utf8');
    return text === '' ? null : Number(text);
  } catch {
    return null;
  }
}

/** @param {number | null} pid */
function isAlive(pid) {
  if (pid === null) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
