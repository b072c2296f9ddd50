import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { callsOf, enterWorld } from '../../dev/testing/world';
import { NearbyList } from './nearby-list';

describe('servers nearby', () => {
  it('DI-2: are listed with who hosts them and the first words of their key, and asked for at once', async () => {
    const fake = enterWorld('near');
    const onJoin = vi.fn();
    render(<NearbyList onJoin={onJoin} />);
    expect(await screen.findByText('Jonas · amber river falcon')).toBeTruthy();
    expect(screen.getByText('quiet maple stone')).toBeTruthy();
    expect(callsOf(fake, 'nearby:look')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Join Workshop, amber river falcon' }));
    expect(onJoin).toHaveBeenCalledWith(expect.objectContaining({ name: 'Workshop' }));
  });

  it('are not listed where one is a member already', async () => {
    const fake = enterWorld('full');
    render(<NearbyList onJoin={vi.fn()} />);
    expect(screen.queryByText('Nearby')).toBeNull();
    expect(callsOf(fake, 'nearby:look')).toHaveLength(1);
  });
});
