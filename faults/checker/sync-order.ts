/** What the system calls of a host say about the order of disk and network. */
export interface SyncOrder {
  /** Answers that left after their request's commit was synced. */
  inOrder: number;
  /** Answers that left before. */
  tooEarly: number;
}

/** One call, its file or socket, and what it answered. */
const CALL = /^(?:\d+ +)?(\w+)\(\d+<([^>]*)>.* = (-?\d+)/;
const READS: ReadonlySet<string> = new Set(['read', 'readv', 'recvfrom', 'recvmsg']);
const WRITES: ReadonlySet<string> = new Set(['write', 'writev', 'sendto', 'sendmsg']);
const FILE_WRITES: ReadonlySet<string> = new Set(['pwrite64', 'pwritev', 'write', 'writev']);
const SYNCS: ReadonlySet<string> = new Set(['fdatasync', 'fsync']);

/**
 * Reads a trace (`strace -y`) of a host with one client, which sends a big message at a time and waits for its
 * acknowledgement. Big is what no heartbeat is: at least `bigBytes`. An answer is in order where, since the request came,
 * the write-ahead log was written and synced, and was not written again since.
 */
export function readSyncOrder(trace: string, bigBytes: number): SyncOrder {
  let [inOrder, tooEarly] = [0, 0];
  let isAsked = false;
  let [isWritten, isSynced] = [false, false];
  for (const line of trace.split('\n')) {
    const [, call = '', file = '', result = ''] = CALL.exec(line) ?? [];
    const bytes = Number(result);
    if (file.endsWith('-wal')) {
      if (FILE_WRITES.has(call)) [isWritten, isSynced] = [true, false];
      if (SYNCS.has(call) && bytes === 0) isSynced = isWritten;
    } else if (/^(socket|TCP)/.test(file) && bytes >= bigBytes) {
      if (READS.has(call)) [isAsked, isWritten, isSynced] = [true, false, false];
      if (WRITES.has(call) && isAsked) {
        if (isSynced) inOrder += 1;
        else tooEarly += 1;
        isAsked = false;
      }
    }
  }
  return { inOrder, tooEarly };
}
