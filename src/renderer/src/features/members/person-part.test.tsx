import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import '../../../dev/testing/patience';
import { jonas, rosa, toRoomId, toServerId } from '../../../dev/people';
import { withLayout } from '../../../dev/testing/layout';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { failure } from '../../../../shared/lib/result';
import { MemberList } from './index';

const serverId = toServerId('w');
withLayout();

const openCard = async (name: string) => {
  const fake = enterWorld('full');
  render(
    <MemberList
      serverId={serverId}
      roomId={toRoomId(2)}
      onOpenRoom={() => undefined}
      onAsk={vi.fn()}
    />,
  );
  const list = await screen.findByRole('list', { name: 'Members' });
  const row = await within(list).findByRole('button', { name: new RegExp(`^.*${name}`) });
  row.focus();
  fireEvent.click(row);
  return { fake, row, card: await screen.findByRole('dialog', { name: `About ${name}` }) };
};

describe('the card of somebody', () => {
  it('PE-1: keeps a note, also when the card closes while it is typed', async () => {
    const { fake, card } = await openCard(jonas.name);
    const note = within(card).getByRole('textbox', { name: 'Note to yourself' });
    fireEvent.change(note, { target: { value: 'Has the key' } });
    expect(callsOf(fake, 'person:set')).toEqual([]);
    fireEvent.keyDown(note, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(callsOf(fake, 'person:set')).toEqual([{ memberId: jonas.id, note: 'Has the key' }]);
  });

  it('PE-2, PE-3: mutes and blocks, says what it means, and takes it back', async () => {
    const { fake, row, card } = await openCard(jonas.name);
    fireEvent.click(within(card).getByText('Mute for me'));
    expect(await within(card).findByText(/raises no notification/)).toBeTruthy();
    fireEvent.click(within(card).getByText('Block'));
    expect(await within(card).findByText(/folded away/)).toBeTruthy();
    expect(within(card).queryByText('Unmute for me')).toBeNull();
    expect(row.textContent).toContain('blocked by you');
    fake.answer('person:set', () => failure('storage_failed', 'the disk is full'));
    fireEvent.click(within(card).getByText('Unblock'));
    expect(await within(card).findByRole('alert')).toBeTruthy();
    fake.answer('person:set', null);
    fireEvent.click(within(card).getByText('Unblock'));
    expect(await within(card).findByText('Unmute for me')).toBeTruthy();
  });

  it('shows the words of the key once they are asked for', async () => {
    const { card } = await openCard(jonas.name);
    const button = within(card).getByRole('button', { name: 'Compare keys' });
    expect(within(card).queryByRole('list', { name: 'Key in words' })).toBeNull();
    fireEvent.click(button);
    const words = await within(card).findByRole('list', { name: 'Key in words' });
    expect(words.textContent).toContain('harbor');
    expect(button.getAttribute('aria-expanded')).toBe('true');
    fireEvent.click(button);
    expect(within(card).queryByRole('list', { name: 'Key in words' })).toBeNull();
  });

  it('offers nothing of that about oneself', async () => {
    const { card } = await openCard(rosa.name);
    expect(within(card).queryByRole('textbox')).toBeNull();
    expect(within(card).queryByText('Block')).toBeNull();
  });
});
