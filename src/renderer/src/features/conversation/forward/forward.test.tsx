import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../../dev/testing/patience';
import type { FakeHearth } from '../../../../dev/fake-hearth';
import { jonas, rosa, toRoomId, toServerId } from '../../../../dev/people';
import { withLayout } from '../../../../dev/testing/layout';
import { callsOf, enterWorld } from '../../../../dev/testing/world';
import { failure } from '../../../../../shared/lib/result';
import { LIMITS } from '../../../../../shared/model/limits';
import { ConversationDoorsProvider } from '../index';
import { ShownConversation } from '../testing/shown-conversation';

const serverId = toServerId('w');
const roomId = toRoomId(5);
const laser = toRoomId(2);
let fake: FakeHearth;
const openRoom = vi.fn();
withLayout();
beforeEach(() => {
  openRoom.mockClear();
  fake = enterWorld('full');
  fake.say(serverId, roomId, jonas.id, 'Two lines:\n\n*bold* and `code`');
  const doors = { openRoom, askForDay: vi.fn(), askToLeave: vi.fn() };
  render(
    <ConversationDoorsProvider value={doors}>
      <ShownConversation serverId={serverId} roomId={roomId} />
    </ConversationDoorsProvider>,
  );
});
afterEach(cleanup);

async function openDialog() {
  const log = await screen.findByRole('log');
  const target = await within(log).findByRole('article', { name: /^Jonas Maier: Two lines/ });
  target.focus();
  fireEvent.keyDown(target, { key: 'f' });
  return screen.findByRole('dialog', { name: 'Forward a message' });
}
const search = (dialog: HTMLElement, value: string) =>
  fireEvent.change(within(dialog).getByRole('textbox', { name: /To which room/ }), {
    target: { value },
  });
const sends = () => callsOf(fake, 'message:send');

describe('forwarding a message', () => {
  it('sends the comment, who said it where, and the words behind >; then leads there', async () => {
    const dialog = await openDialog();
    // Nobody is chosen without a word, and the room it stands in is not offered.
    expect(
      within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Forward' }).disabled,
    ).toBe(true);
    expect(within(dialog).queryByRole('radio', { name: /much-too-long/ })).toBeNull();
    expect(within(dialog).queryByText(/only its words are forwarded/)).toBeNull();
    search(dialog, 'laser');
    fireEvent.change(within(dialog).getByRole('textbox', { name: /Comment/ }), {
      target: { value: 'Look at this' },
    });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Forward to laser-cutter' }));
    await waitFor(() => expect(sends()).toHaveLength(1));
    expect(sends()).toEqual([
      {
        serverId,
        roomId: laser,
        text: 'Look at this\n\nJonas Maier wrote in #a-room-with-a-name-that-is-much-too-long-for-the-sidebar:\n> Two lines:\n>\n> *bold* and `code`',
      },
    ]);
    const said = await screen.findByText('Forwarded to laser-cutter.');
    expect(said.closest('[role="status"]')).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Go there' }));
    expect(openRoom).toHaveBeenCalledWith(serverId, laser);
  });

  it('opens the direct room of somebody one never wrote to', async () => {
    const dialog = await openDialog();
    search(dialog, 'Mehmet');
    const choice = within(dialog).getByRole('radio', { name: /Mehmet/ });
    fireEvent.click(choice);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Forward to Mehmet' }));
    await waitFor(() => expect(sends()).toHaveLength(1));
    expect(callsOf(fake, 'direct:open')).toHaveLength(1);
    expect(await screen.findByText('Forwarded to Mehmet.')).toBeTruthy();
  });

  it('says before it is sent that it is too long, and keeps everything when it is refused', async () => {
    const dialog = await openDialog();
    search(dialog, 'laser');
    const comment = within(dialog).getByRole('textbox', { name: /Comment/ });
    fireEvent.change(comment, { target: { value: 'x'.repeat(LIMITS.messageLength) } });
    expect(within(dialog).getByRole('alert').textContent).toMatch(/characters too long/);
    const button = () =>
      within(dialog).getByRole<HTMLButtonElement>('button', { name: /^Forward to/ });
    expect(button().disabled).toBe(true);
    fireEvent.change(comment, { target: { value: 'short' } });
    fake.answer('message:send', () => failure('storage_failed', 'no'));
    fireEvent.click(button());
    expect(await within(dialog).findByRole('alert')).toBeTruthy();
    expect((comment as HTMLTextAreaElement).value).toBe('short');
  });

  it('says that nobody is called that; the arrow leads from the search to the list', async () => {
    const dialog = await openDialog();
    search(dialog, 'zzz');
    expect(within(dialog).getByText('Nothing here is called “zzz”.')).toBeTruthy();
    search(dialog, '');
    const field = within(dialog).getByRole('textbox', { name: /To which room/ });
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('type')).toBe('radio');
    expect(within(dialog).queryByRole('radio', { name: new RegExp(rosa.name) })).toBeNull();
  });
});
