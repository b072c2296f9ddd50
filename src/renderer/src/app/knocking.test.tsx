import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { toServerId } from '../../dev/people';
import { setWidth } from '../../dev/testing/width';
import { callsOf, enterWorld } from '../../dev/testing/world';
import { App } from './app';

beforeEach(() => setWidth(1_200));
const workshop = toServerId('w');

describe('whoever waits to be let in', () => {
  it('HS-19: reads that the host was asked, and can call it off', async () => {
    const fake = enterWorld('waiting');
    render(<App />);
    expect(await screen.findByText('Waiting for the host to let you in')).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Key in words' }).textContent).toContain('lamp');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(callsOf(fake, 'server:forget')).toEqual([{ serverId: workshop }]));
  });

  it('HS-19: reads that the host refused, without a way to ask again at once', async () => {
    const fake = enterWorld('unwelcome');
    render(<App />);
    expect(await screen.findByText('The host did not let you in')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Remove from the list' }));
    await waitFor(() => expect(callsOf(fake, 'server:forget')).toEqual([{ serverId: workshop }]));
  });

  it('HS-19: may ask again when nobody has answered', async () => {
    const fake = enterWorld('unanswered');
    render(<App />);
    expect(await screen.findByText('The host has not answered')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    await waitFor(() => expect(callsOf(fake, 'server:retry')).toEqual([{ serverId: workshop }]));
  });
});

it('NO-6: the host panel opens when a notification asks for it, and takes the place of the band', async () => {
  const fake = enterWorld('knocks');
  render(<App />);
  expect(await screen.findByText('3 people want to join Workshop.')).toBeTruthy();
  act(() => fake.announce({ type: 'host-panel:requested' }));
  expect(await screen.findByRole('list', { name: 'Waiting to be let in' })).toBeTruthy();
  expect(screen.queryByText('3 people want to join Workshop.')).toBeNull();
});
