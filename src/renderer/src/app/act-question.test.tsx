import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { jonas, toServerId } from '../../dev/people';
import { withLayout } from '../../dev/testing/layout';
import { setWidth } from '../../dev/testing/width';
import { callsOf, enterWorld } from '../../dev/testing/world';
import { App } from './app';

withLayout();

it('keeps the question of a card, and what was chosen in it, when its list goes with the width of the window', async () => {
  setWidth(1_200);
  const fake = enterWorld('full');
  render(<App />);
  const list = await screen.findByRole('list', { name: 'Members' });
  fireEvent.click(await within(list).findByText(jonas.name));
  fireEvent.click(await screen.findByRole('button', { name: 'Mute…' }));
  const question = await screen.findByRole('alertdialog');
  fireEvent.click(within(question).getByRole('radio', { name: '1 hour' }));
  act(() => setWidth(600));
  expect(screen.queryByRole('list', { name: 'Members', hidden: true })).toBeNull();
  expect(screen.getByRole('alertdialog')).toBe(question);
  fireEvent.click(within(question).getByRole('button', { name: 'Mute' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  const muted = { kind: 'mute', memberId: jonas.id, lastsMs: 3_600_000 };
  expect(callsOf(fake, 'order:act')).toEqual([
    { serverId: toServerId('w'), act: muted, reason: '' },
  ]);
});
