import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { RecoveryBand, Safety } from './safety';

const AT = Date.UTC(2030, 0, 1, 12);
const recovery = {
  at: AT,
  cause: 'damaged' as const,
  keptAs: 'server-set-aside-20300101T120000Z.sqlite',
  backupAt: AT - 3_600_000,
  messages: 1_204,
  lost: 12,
  mayMissNewest: true,
};

afterEach(cleanup);

describe('the safety of what a host keeps', () => {
  it('ST-7: says when the last backup was made, or that the first one comes', () => {
    const { rerender } = render(<Safety storage={{ backupAt: AT, recovery: null }} />);
    expect(screen.getByText(/^A backup .* The last one: .*2030/)).toBeTruthy();
    rerender(<Safety storage={{ backupAt: null, recovery: null }} />);
    expect(screen.getByText(/The first one comes in a moment/)).toBeTruthy();
  });

  it('ST-6: says plainly what was lost, what was recovered, and where the rest is', () => {
    render(<RecoveryBand storage={{ backupAt: AT, recovery }} />);
    const words = screen.getByText(/was found damaged/).textContent;
    expect(words).toMatch(/^On .*2030.* the database of this server was found damaged\./);
    expect(words).toMatch(/1,204 messages were recovered, some from the backup of .*2030/);
    expect(words).toContain('12 entries are lost; their places say so.');
    expect(words).toContain('The newest messages may be missing.');
    expect(words).toContain(recovery.keptAs);
  });

  it('ST-6: does not frighten about what did not happen', () => {
    const mild = { ...recovery, backupAt: null, lost: 0, mayMissNewest: false, messages: 1 };
    render(<RecoveryBand storage={{ backupAt: AT, recovery: mild }} />);
    const words = screen.getByText(/was found damaged/).textContent;
    expect(words).toContain('1 message was recovered.');
    expect(words).not.toMatch(/lost|missing|backup/);
  });

  it('ST-6: says of a backup that was put back that later words are not here', () => {
    render(
      <RecoveryBand
        storage={{ backupAt: AT, recovery: { ...recovery, cause: 'restored', lost: 0 } }}
      />,
    );
    expect(
      screen.getByText(/a backup was put back\. What was written after it is not here/),
    ).toBeTruthy();
  });
});
