import { render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import '../../../dev/testing/patience';
import { toRoomId, toServerId } from '../../../dev/people';
import { withLayout } from '../../../dev/testing/layout';
import { enterWorld } from '../../../dev/testing/world';
import { ShownConversation } from './testing/shown-conversation';

const PART = 'A part of this message needs a newer Hearth to be shown.';
withLayout();

it('TL-5: says quietly under the words that a part of the message needs a newer version', async () => {
  enterWorld('later');
  render(<ShownConversation serverId={toServerId('w')} roomId={toRoomId(2)} />);
  const log = await screen.findByRole('log', { name: 'Messages' });
  const row = await within(log).findByRole('article', {
    name: /^Rosa Lindt: On my way.*, a part of it needs a newer Hearth/,
  });
  expect(within(row).getByText(/I will take the small plates/)).toBeTruthy();
  expect(within(row).getByText(PART)).toBeTruthy();
  const lens = within(log).getByRole('article', { name: /New lens is in/ });
  expect(within(lens).queryByText(PART)).toBeNull();
  expect(within(log).getByText('Something that needs a newer Hearth to be shown.')).toBeTruthy();
});
