import { describe, expect, it } from 'vitest';
import { chooseVersion, toOlder, toVersionFit } from './version';

const versions = (oldest: number, current: number) => ({ oldest, current });

describe('HS-8: versions', () => {
  it.each([
    [versions(1, 1), versions(1, 1), 1],
    [versions(1, 3), versions(2, 5), 3],
    [versions(2, 5), versions(1, 3), 3],
    [versions(1, 9), versions(4, 4), 4],
    [versions(1, 1), versions(2, 3), null],
    [versions(2, 3), versions(1, 1), null],
  ])('%j and %j speak %s', (ours, theirs, chosen) => {
    expect(chooseVersion(theirs, ours)).toBe(chosen);
  });

  it('that do not meet name the side that has to be updated', () => {
    expect(toOlder(versions(1, 1), versions(2, 3))).toBe('app_too_old');
    expect(toOlder(versions(2, 3), versions(1, 1))).toBe('server_too_old');
  });

  it('HS-8: a server that is met is understood, or one of the two is the older', () => {
    expect(toVersionFit(versions(1, 3), versions(2, 2))).toBe('fits');
    expect(toVersionFit(versions(2, 3), versions(1, 1))).toBe('app_too_old');
    expect(toVersionFit(versions(1, 1), versions(2, 3))).toBe('server_too_old');
  });
});
