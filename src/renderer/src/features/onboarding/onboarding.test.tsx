import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { toServerId } from '../../../dev/people';
import { failure } from '../../../../shared/lib/result';
import { Onboarding } from './onboarding';

async function show(hasInvite = false) {
  const fake = enterWorld('first');
  const spies = {
    onHosted: vi.fn(),
    onJoin: vi.fn(),
    onNearby: vi.fn(),
    onOpenSettings: vi.fn(),
    onDoctor: vi.fn(),
  };
  render(<Onboarding hasInvite={hasInvite} {...spies} />);
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Your name' });
  return { fake, field, ...spies };
}

describe('the first screen', () => {
  it('hosts on Enter, under the name that was typed', async () => {
    const { fake, field, onHosted } = await show();
    fireEvent.change(field, { target: { value: '  Rosa   Lindt ' } });
    fireEvent.submit(field);
    await waitFor(() => expect(onHosted).toHaveBeenCalledWith(toServerId('w')));
    expect(callsOf(fake, 'profile:rename')).toEqual([{ name: 'Rosa Lindt' }]);
    expect(callsOf(fake, 'hosting:start')).toHaveLength(1);
  });

  it('says beside the field what is wrong with a name, and asks nothing of main', async () => {
    const { fake, field, onJoin } = await show();
    fireEvent.change(field, { target: { value: ' \u200b ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Join a server' }));
    expect((await screen.findByRole('alert')).textContent).toContain('1 to 32');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(onJoin).not.toHaveBeenCalled();
    expect(callsOf(fake, 'profile:rename')).toEqual([]);
  });

  it('says why hosting did not work, and lets one try again', async () => {
    const { fake, field, onHosted } = await show();
    fake.answer('hosting:start', () => failure('port_in_use', 'none free'));
    fireEvent.change(field, { target: { value: 'Rosa' } });
    fireEvent.click(screen.getByRole('button', { name: 'Host a server' }));
    expect(await screen.findByText(/No free port/)).toBeTruthy();
    expect(onHosted).not.toHaveBeenCalled();
    fake.answer('hosting:start', null);
    fireEvent.click(screen.getByRole('button', { name: 'Host a server' }));
    await waitFor(() => expect(onHosted).toHaveBeenCalledTimes(1));
  });

  it('joins on Enter when an invite waits', async () => {
    const { fake, field, onJoin } = await show(true);
    fireEvent.change(field, { target: { value: 'Rosa' } });
    fireEvent.submit(field);
    await waitFor(() => expect(onJoin).toHaveBeenCalledTimes(1));
    expect(callsOf(fake, 'hosting:start')).toEqual([]);
  });
});
