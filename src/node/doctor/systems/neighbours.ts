/** `/proc/net/arp`: a complete entry has the flag 2. null where the machine was never looked for. */
export function isSeenByLinux(text: string, host: string): boolean | null {
  const line = text
    .split('\n')
    .map((one) => one.trim().split(/\s+/))
    .find(([address]) => address === host);
  return line === undefined ? null : (Number(line[2]) & 2) !== 0;
}

/** `arp -a` of macOS and of Windows: the address and, where it was seen, its hardware address. */
export function isSeenByArp(text: string, host: string): boolean | null {
  const line = text
    .split('\n')
    .find((one) => one.split(/[\s()]+/).includes(host) && !/^\s*interface:/i.test(one));
  if (line === undefined) return null;
  return /\b([0-9a-f]{1,2}[:-]){5}[0-9a-f]{1,2}\b/i.test(line);
}
