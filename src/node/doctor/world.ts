import { execFile } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { listNearInterfaces, type NearInterface } from '../addresses';
import type { Address } from '../../shared/protocol/address';
import type { ServerId } from '../../shared/model/ids';
import { askServer } from './ask-server';
import type { Facts, HelloAnswer, Knock, OwnAddress, StorageFact } from './facts';
import { findSource, knock } from './knock';
import { lookAtFolder } from './look-at-folder';
import { toOwnAddresses } from './own-addresses';
import { tryMulticast, type ListenOptions } from './try-multicast';

/** The machine and its network as the doctor asks them; handed in, so that tests can play other ones. */
export interface World {
  platform: string;
  env: Readonly<Record<string, string | undefined>>;
  /** The program that the firewall knows. */
  program: string;
  ownAddresses(): OwnAddress[];
  nearInterfaces(): NearInterface[];
  knock(address: Address, limitMs: number): Promise<Knock>;
  askServer(address: Address, expected: ServerId | null, limitMs: number): Promise<HelloAnswer>;
  findSource(host: string): Promise<{ source: string } | { error: string }>;
  /** Numbers for a name; none where nobody knows it. */
  lookUp(name: string): Promise<string[]>;
  tryMulticast(near: readonly NearInterface[], options: ListenOptions): Promise<Facts['multicast']>;
  lookAtFolder(folder: string): Promise<StorageFact>;
  /** null where it cannot be read. */
  readText(path: string): Promise<string | null>;
  /** What a program of the system prints; null where it fails or takes longer. */
  run(program: string, args: readonly string[], limitMs: number): Promise<string | null>;
  /** With which code a program ends; null where it does not start, or takes longer. */
  runToEnd(program: string, args: readonly string[], limitMs: number): Promise<number | null>;
  /** Milliseconds since some moment. */
  elapsed(): number;
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once after a delay; returns how to call it off. */
  after(delayMs: number, run: () => void): () => void;
}

const OUTPUT_BYTES = 8 * 1024 * 1024;

/** This machine. */
export function createWorld(): World {
  return {
    platform: process.platform,
    env: process.env,
    program: process.execPath,
    ownAddresses: () => toOwnAddresses(networkInterfaces()),
    nearInterfaces: () => listNearInterfaces(),
    knock,
    askServer,
    findSource,
    lookUp: (name) =>
      lookup(name, { all: true }).then(
        (found) => found.map(({ address }) => address),
        () => [],
      ),
    tryMulticast,
    lookAtFolder,
    readText: (path) => readFile(path, 'utf8').catch(() => null),
    run: (program, args, limitMs) =>
      new Promise((resolve) => {
        const options = { timeout: limitMs, maxBuffer: OUTPUT_BYTES, windowsHide: true };
        execFile(program, args, options, (error, output) =>
          resolve(error === null ? output : null),
        );
      }),
    runToEnd: (program, args, limitMs) =>
      new Promise((resolve) => {
        const options = { timeout: limitMs, maxBuffer: OUTPUT_BYTES, windowsHide: true };
        const child = execFile(program, args, options, () => resolve(child.exitCode));
      }),
    elapsed: () => performance.now(),
    now: () => Date.now(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
