import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { QuietButton } from './quiet-button';

async function show() {
  const fake = enterWorld('full');
  const onOpenHours = vi.fn();
  render(<QuietButton onOpenHours={onOpenHours} />);
  const button = await screen.findByRole('button');
  const choose = async (name: string) => {
    fireEvent.click(button);
    fireEvent.click(await screen.findByRole('menuitem', { name }));
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  };
  return { fake, button, choose, onOpenHours };
}

it('NO-10: asks for quiet, says that and until when it is quiet, and ends it', async () => {
  const { fake, button, choose } = await show();
  expect(button.getAttribute('aria-label')).toBe('Do not disturb');
  await choose('For 1 hour');
  await waitFor(() =>
    expect(button.getAttribute('aria-label')).toMatch(/^Do not disturb until .*\d/),
  );
  await choose('Turn off');
  await waitFor(() => expect(button.getAttribute('aria-label')).toBe('Do not disturb'));
  await choose('Until I turn it off');
  await waitFor(() => expect(button.getAttribute('aria-label')).toBe('Do not disturb is on'));
  expect(callsOf(fake, 'quiet:set')).toEqual([
    { length: 'hour' },
    { length: null },
    { length: 'always' },
  ]);
});

it('NO-10: what the system does is ended there, and said so', async () => {
  const { fake, button } = await show();
  fake.patch({ quiet: { now: { why: 'system', until: null }, canFollowSystem: true } });
  await waitFor(() => expect(button.getAttribute('aria-label')).toBe('Do not disturb is on'));
  fireEvent.click(button);
  const menu = await screen.findByRole('menu', { description: /Turn it off there/ });
  expect(menu.textContent).not.toContain('Turn offFor');
  expect(screen.queryByRole('menuitem', { name: 'Turn off' })).toBeNull();
});

it('leads to the quiet hours', async () => {
  const { choose, onOpenHours } = await show();
  await choose('Quiet hours…');
  expect(onOpenHours).toHaveBeenCalledOnce();
});
