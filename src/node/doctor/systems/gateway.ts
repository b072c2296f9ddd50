import { isIPv4 } from 'node:net';

/** `/proc/net/route`: addresses as hexadecimal numbers, lowest byte first. */
export function parseLinuxRoutes(text: string): string | null {
  const routes = text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, to, via]) => to === '00000000' && via !== undefined && via !== '00000000')
    .toSorted((a, b) => Number(a[6] ?? 0) - Number(b[6] ?? 0));
  const via = routes[0]?.[2];
  if (via === undefined || !/^[0-9a-f]{8}$/i.test(via)) return null;
  return Buffer.from(via, 'hex').toReversed().join('.');
}

/** `route -n get default` of macOS: a line `gateway: 192.168.1.1`. */
export function parseMacRoute(text: string): string | null {
  const host = /^\s*gateway:\s*(\S+)\s*$/m.exec(text)?.[1];
  return host !== undefined && isIPv4(host) ? host : null;
}

/** `route print -4 0.0.0.0` of Windows, in any language: `0.0.0.0 0.0.0.0 gateway interface metric`. */
export function parseWindowsRoutes(text: string): string | null {
  const routes = [...text.matchAll(/^\s*0\.0\.0\.0\s+0\.0\.0\.0\s+(\S+)\s+\S+\s+(\d+)\s*$/gm)]
    .filter(([, via = '']) => isIPv4(via))
    .toSorted((a, b) => Number(a[2]) - Number(b[2]));
  return routes[0]?.[1] ?? null;
}
