import { describe, expect, it } from 'vitest';
import { compareVersions, versionSchema } from './version';

describe('UP-4: versions', () => {
  it('stand in the order of semantic versioning', () => {
    const inOrder = [
      '0.9.0',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.9.0',
      '1.10.0',
      '2.0.0',
    ];
    for (const [place, one] of inOrder.entries()) {
      for (const [otherPlace, other] of inOrder.entries()) {
        expect(Math.sign(compareVersions(one, other)), `${one} and ${other}`).toBe(
          Math.sign(place - otherPlace),
        );
      }
    }
  });

  it.each([
    '1.2',
    '1.2.3.4',
    'v1.2.3',
    '01.2.3',
    '1.2.3+4',
    '1.2.3-',
    '1.2.3 ',
    '-1.2.3',
    '9999999.0.0',
    '1.2.3/../..',
  ])('%s is none', (text) => {
    expect(versionSchema.safeParse(text).success).toBe(false);
  });
});
