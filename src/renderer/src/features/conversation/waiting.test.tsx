import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { toRoomId, toServerId } from '../../../dev/people';
import { withLayout } from '../../../dev/testing/layout';
import { enterWorld } from '../../../dev/testing/world';
import { ShownConversation } from './testing/shown-conversation';

const serverId = toServerId('w');
withLayout();
afterEach(cleanup);

it('what waits says so by a sign and by words, to the ear too, and for what', async () => {
  const fake = enterWorld('reconnecting');
  render(<ShownConversation serverId={serverId} roomId={toRoomId(2)} />);
  const log = await screen.findByRole('log', { name: 'Messages' });
  const box = screen.getByRole('textbox', { name: 'Message' });
  const rows = () => within(log).getAllByRole('article', { name: /waiting to go out/ });
  for (const text of ['First', 'Second']) {
    fireEvent.change(box, { target: { value: text } });
    fireEvent.keyDown(box, { key: 'Enter' });
    await within(log).findByText(text);
    for (const row of rows()) expect(row.querySelector('svg')).not.toBeNull();
    expect(rows().at(-1)?.textContent).toContain('Waiting for the connection');
    // The words stand once, under the newest.
    expect(within(log).getAllByText('Waiting for the connection')).toHaveLength(1);
  }
  act(() =>
    fake.patch({
      servers: { [serverId]: { connection: { state: 'online' }, heldUpBy: 'unavailable' } },
    }),
  );
  expect(rows().at(-1)?.textContent).toContain('Waiting for the server');
  act(() => fake.patch({ servers: { [serverId]: { heldUpBy: null } } }));
  expect(within(log).queryByRole('article', { name: /waiting to go out/ })).toBeNull();
  expect(within(log).getByText('Sending…')).toBeTruthy();
});
