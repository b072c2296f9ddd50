import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../dev/testing/patience';
import { toServerId } from '../../../dev/people';
import { enterWorld } from '../../../dev/testing/world';
import { failure } from '../../../../shared/lib/result';
import { Order } from './order';

const serverId = toServerId('w');
afterEach(cleanup);

describe('MO-8: people and order', () => {
  it('says what was done in sentences, newest first, and what nobody signed', async () => {
    enterWorld('order');
    render(<Order serverId={serverId} headings="h4" />);
    const list = await screen.findByRole('list', { name: 'What was done' });
    const lines = within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent ?? '');
    const said = lines.map((line) => line.replaceAll(/[\u2066-\u2069]/g, ''));
    expect(said[0]).toContain('Aïcha removed Maximiliane');
    expect(said[0]).toContain('The signature does not fit.');
    expect(said[1]).toContain('Rosa Lindt banned Jonas (k7q2)“Sold places in the queue”');
    expect(said[2]).toContain(
      'Jonas Maier set slow mode in # laser-cutter: one message every 30 seconds',
    );
    expect(said[3]).toContain('Jonas Maier muted Mehmet for 1 day');
    expect(said[4]).toContain('Jonas Maier deleted a message of Maximiliane');
    expect(said[5]).toContain('Rosa Lindt made Jonas Maier a moderator');
  });

  it('lists who is banned, and lifts it', async () => {
    const fake = enterWorld('order');
    render(<Order serverId={serverId} headings="h4" />);
    fireEvent.click(await screen.findByRole('button', { name: /Lift the ban of/ }));
    expect(await screen.findByText('Nobody is banned.')).toBeTruthy();
    expect(fake.calls.filter(({ name }) => name === 'order:act')).toHaveLength(1);
    expect(await screen.findByText(/lifted the ban of/)).toBeTruthy();
  });

  it('shows a few lines where there is more to see, and the others when asked', async () => {
    enterWorld('order');
    render(<Order serverId={serverId} headings="h4" linesAtFirst={2} />);
    const list = await screen.findByRole('list', { name: 'What was done' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Show older' }));
    expect(within(list).getAllByRole('listitem')).toHaveLength(6);
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
  });

  it('says when the lists cannot be fetched, and tries again', async () => {
    const fake = enterWorld('order');
    fake.answer('order:audit', () => failure('offline', 'no connection'));
    render(<Order serverId={serverId} headings="h4" />);
    expect(await screen.findByText(/could not be fetched/)).toBeTruthy();
    fake.answer('order:audit', null);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('list', { name: 'What was done' })).toBeTruthy();
  });
});
