import { z } from 'zod';

const PATTERN = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(?:-([0-9A-Za-z.-]{1,40}))?$/;

/** The version of an app, by semantic versioning, without build metadata: `1.2.3`, `1.2.3-beta.1`. */
export const versionSchema = z.string().regex(PATTERN);

/** Below 0 where `a` comes before `b`, above where it comes after, 0 where they are the same. Both as {@link versionSchema} has them. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [PATTERN.exec(a), PATTERN.exec(b)];
  if (one === null || other === null) throw new Error('This is no version.');
  for (const place of [1, 2, 3] as const) {
    const difference = Number(one[place]) - Number(other[place]);
    if (difference !== 0) return difference;
  }
  return compareBefore(one[4], other[4]);
}

/** What comes before a finished version: part by part, numbers by value and before words, and the finished one last. */
function compareBefore(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const [ones, others] = [a.split('.'), b.split('.')];
  for (let place = 0; place < Math.max(ones.length, others.length); place += 1) {
    const [one, other] = [ones[place], others[place]];
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
    const difference = comparePart(one, other);
    if (difference !== 0) return difference;
  }
  return 0;
}

function comparePart(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOtherNumber) return Number(a) - Number(b);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
