import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerView } from '../../../../shared/bridge/views';
import { NO_UPDATES } from '../../../../shared/bridge/updates';
import { createScenario } from '../../../dev/scenario';
import { toServerId } from '../../../dev/people';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { TroubleBand } from './trouble-band';

const NOW = 1_750_000_000_000;
const kitchen = (change: Partial<ServerView>): ServerView => {
  const server = createScenario('full', NOW).view.servers[toServerId('k')];
  if (server === undefined) throw new Error('no kitchen');
  return { ...server, ...change };
};
const away = (reason: Extract<ServerView['connection'], { reason: unknown }>['reason']) =>
  kitchen({ connection: { state: 'reconnecting', reason, retryAt: Date.now() + 2_000 } });
const onDoctor = vi.fn<(address: string) => void>();
const onUpdates = vi.fn<() => void>();
const words = () => screen.getAllByRole('status').map(({ textContent }) => textContent ?? '');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  enterWorld('full');
});
afterEach(() => void vi.useRealTimers());

describe('the band', () => {
  it('says nothing while all is well', () => {
    render(
      <TroubleBand
        onDoctor={onDoctor}
        onUpdates={onUpdates}
        server={kitchen({ connection: { state: 'online' } })}
      />,
    );
    expect(screen.queryByRole('status')).toBeNull();
  });

  it.each([
    ['offline', 'The connection to Kitchen is lost.'],
    ['unreachable', 'Nothing answers at Kitchen'],
    ['not_running', 'was closed there or has crashed'],
    ['no_network', 'This computer is on no network'],
    ['server_stopped', 'The host has stopped hosting Kitchen.'],
    ['server_sleeping', 'The host’s computer is asleep.'],
    ['too_many_connections', 'no place for another connection'],
  ] as const)('PR-6: says of %s what it is, what works, and when it goes on', (reason, why) => {
    render(<TroubleBand onDoctor={onDoctor} onUpdates={onUpdates} server={away(reason)} />);
    expect(words()).toEqual([expect.stringContaining(why)]);
    expect(words()[0]).toContain('what you write now waits and goes out by itself');
    expect(screen.getByText('Next try in 2 seconds.')).toBeTruthy();
    act(() => void vi.advanceTimersByTime(2_000));
    expect(screen.getByText('Trying now.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try now' })).toBeTruthy();
  });

  it('leads to the network doctor, with the address that does not answer', () => {
    const { rerender } = render(
      <TroubleBand
        onDoctor={onDoctor}
        onUpdates={onUpdates}
        server={{ ...away('unreachable'), address: 'kitchen:7' }}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Find out why' }));
    expect(onDoctor.mock.calls).toEqual([['kitchen:7']]);
    // Here the network is not what keeps one away.
    rerender(
      <TroubleBand onDoctor={onDoctor} onUpdates={onUpdates} server={away('awaiting_admission')} />,
    );
    expect(screen.queryByRole('button', { name: 'Find out why' })).toBeNull();
  });

  it('does not explain one’s own computer to oneself', () => {
    render(
      <TroubleBand
        onDoctor={onDoctor}
        onUpdates={onUpdates}
        server={{ ...away('server_sleeping'), isHostedHere: true }}
      />,
    );
    expect(words()).toEqual([expect.stringContaining('The connection to Kitchen is lost.')]);
  });

  it('B5: counts the same when somebody sets the clock meanwhile', () => {
    const server = away('offline');
    const { rerender } = render(
      <TroubleBand onDoctor={onDoctor} onUpdates={onUpdates} server={server} />,
    );
    vi.setSystemTime(NOW - 400 * 24 * 60 * 60_000);
    act(() => void vi.advanceTimersByTime(1_000));
    rerender(<TroubleBand onDoctor={onDoctor} onUpdates={onUpdates} server={server} />);
    expect(screen.getByText('Next try in 1 second.')).toBeTruthy();
  });

  it.each([
    ['unavailable', 'cannot take new messages right now'],
    ['timeout', 'takes too long to answer'],
  ] as const)('says while connected why messages wait: %s', (heldUpBy, why) => {
    render(
      <TroubleBand
        onDoctor={onDoctor}
        onUpdates={onUpdates}
        server={kitchen({ connection: { state: 'online' }, heldUpBy })}
      />,
    );
    expect(words()).toEqual([expect.stringContaining(why)]);
    expect(words()[0]).toContain('Your messages wait and go out by themselves');
  });

  it('does not make a word of a short wait', () => {
    const server = kitchen({ connection: { state: 'online' }, heldUpBy: 'slow_down' });
    render(<TroubleBand onDoctor={onDoctor} onUpdates={onUpdates} server={server} />);
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('says that one’s own disk is the trouble, connected or not', () => {
    const { rerender } = render(
      <TroubleBand
        onDoctor={onDoctor}
        onUpdates={onUpdates}
        server={kitchen({ connection: { state: 'online' }, isDiskFailing: true })}
      />,
    );
    expect(words()).toEqual([expect.stringContaining('disk of this computer')]);
    rerender(
      <TroubleBand
        onDoctor={onDoctor}
        onUpdates={onUpdates}
        server={{ ...away('offline'), isDiskFailing: true }}
      />,
    );
    expect(words()).toHaveLength(2);
    // Where nothing can be written down, nobody is told that it can.
    expect(words().join(' ')).not.toContain('you can write');
  });

  it.each([
    ['wrong_key', 'Hearth does not connect to Kitchen.'],
    ['version_mismatch', 'Hearth does not connect to Kitchen.'],
    ['app_too_old', 'Hearth does not connect to Kitchen.'],
    ['server_too_old', 'Hearth does not connect to Kitchen.'],
    ['not_allowed', 'Kitchen does not let you in.'],
  ] as const)('names who says no: %s', (reason, who) => {
    render(
      <TroubleBand
        onDoctor={onDoctor}
        onUpdates={onUpdates}
        server={kitchen({ connection: { state: 'refused', reason } })}
      />,
    );
    expect(words()).toEqual([expect.stringContaining(who)]);
  });

  it('HS-8: leads to newer versions where this app is too old, and begins to look where it may', async () => {
    vi.useRealTimers();
    const server = kitchen({ connection: { state: 'refused', reason: 'app_too_old' } });
    const fake = enterWorld('full');
    render(<TroubleBand onDoctor={onDoctor} onUpdates={onUpdates} server={server} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Check for updates…' }));
    expect(callsOf(fake, 'update:check')).toEqual([{}]);
    expect(onUpdates).toHaveBeenCalledTimes(1);
    act(() => fake.patch({ updates: NO_UPDATES }));
    fireEvent.click(screen.getByRole('button', { name: 'Open the settings' }));
    expect(onUpdates).toHaveBeenCalledTimes(2);
    expect(callsOf(fake, 'update:check')).toHaveLength(1);
  });

  it('F7: shows both keys of a server whose key is another one, and accepts nothing', async () => {
    vi.useRealTimers();
    const fake = enterWorld('full');
    render(
      <TroubleBand
        onDoctor={onDoctor}
        onUpdates={onUpdates}
        server={kitchen({ connection: { state: 'refused', reason: 'wrong_key' } })}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Compare the keys…' }));
    const other = await screen.findByRole('region', { name: 'The key that answers now' });
    expect(within(other).getAllByRole('listitem')).toHaveLength(8);
    const known = screen.getByRole('region', { name: 'The key you know' });
    expect(
      within(known)
        .getAllByRole('listitem')
        .map((word) => word.textContent),
    ).toEqual(kitchen({}).keyWords);
    const dialog = screen.getByRole('dialog', { name: 'Kitchen has another key' });
    const buttons = within(dialog).getAllByRole('button');
    expect(new Set(buttons.map((button) => button.textContent))).toEqual(new Set(['', 'Close']));
    expect(fake.calls.map(({ name }) => name)).not.toContain('server:verify');
  });
});
