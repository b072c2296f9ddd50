import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { failure } from '../../../../shared/lib/result';
import { jonas, mehmet, toMemberId } from '../../../dev/people';
import { createScenario } from '../../../dev/scenario';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { HostPanel } from './host-panel';
import { KnockBand } from './knocks';

const idOf = (n: number) => toMemberId(900 + n);

describe('those who wait to be let in', () => {
  it('HS-19: stand in the host panel with name and words of their key, and are let in or not', async () => {
    const fake = enterWorld('knocks');
    render(<HostPanel order={() => null} onClose={vi.fn()} onDoctor={vi.fn()} />);
    const list = await screen.findByRole('list', { name: 'Waiting to be let in' });
    const rows = within(list).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Emil.*lamp cedar window/),
      expect.stringMatching(/^A very long name.*cloud basket/),
      expect.stringMatching(/^Emil.*orbit galaxy/),
    ]);
    // Two of one name: each button is about its own row.
    const [, , third] = rows;
    if (third === undefined) throw new Error('no third row');
    fireEvent.click(within(third).getByRole('button', { name: 'Refuse Emil' }));
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(2));
    fireEvent.click(screen.getByRole('button', { name: 'Let Emil in' }));
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(1));
    expect(callsOf(fake, 'knock:answer')).toEqual([
      { memberId: idOf(2), isLetIn: false },
      { memberId: idOf(0), isLetIn: true },
    ]);
  });

  it('HS-19: an answer that came too late is no trouble, another failure is said', async () => {
    const fake = enterWorld('knock');
    render(<HostPanel order={() => null} onClose={vi.fn()} onDoctor={vi.fn()} />);
    const letIn = await screen.findByRole('button', { name: 'Let Emil in' });
    fake.answer('knock:answer', () => failure('unavailable', 'busy'));
    fireEvent.click(letIn);
    expect(await screen.findByText(/does not work right now/)).toBeTruthy();
    fake.answer('knock:answer', () => failure('not_found', 'gone'));
    fireEvent.click(letIn);
    await waitFor(() => expect(screen.queryByText(/does not work right now/)).toBeNull());
  });

  it('G4 · PR-7: warn of a name that can be taken for that of a member, in the list and in the band', async () => {
    const fake = enterWorld('knocks');
    const { hosting } = createScenario('knocks', 0).view;
    if (hosting?.state !== 'running') throw new Error('not hosting');
    const [knock] = hosting.knocks;
    if (knock === undefined) throw new Error('nobody knocks');
    const names = ['Jоnas Maier', mehmet.name, 'Emil'];
    const knocks = names.map((name, n) => ({ ...knock, memberId: idOf(n), name }));
    render(
      <>
        <KnockBand onShow={vi.fn()} />
        <HostPanel order={() => null} onClose={vi.fn()} onDoctor={vi.fn()} />
      </>,
    );
    const list = await screen.findByRole('list', { name: 'Waiting to be let in' });
    act(() => fake.patch({ hosting: { ...hosting, knocks } }));
    const rows = within(list).getAllByRole('listitem');
    expect(rows.map((row) => /taken for “([^”]*)”/.exec(row.textContent)?.[1])).toEqual([
      jonas.name,
      mehmet.name,
      undefined,
    ]);
    const band = () => screen.getByText(/to join Workshop/).textContent;
    expect(band()).not.toContain('taken for');
    act(() => fake.patch({ hosting: { ...hosting, knocks: knocks.slice(0, 1) } }));
    expect(band()).toContain(`taken for “${jonas.name}”`);
    // Who was a member under this very key is no stranger.
    act(() =>
      fake.patch({ hosting: { ...hosting, knocks: [{ ...knock, ...jonas, memberId: jonas.id }] } }),
    );
    expect(band()).not.toContain('taken for');
  });

  it('HS-19: one is answered from the band over the conversation', async () => {
    const fake = enterWorld('knock');
    const onShow = vi.fn();
    render(<KnockBand onShow={onShow} />);
    expect(await screen.findByText('“Emil” wants to join Workshop.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(onShow).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: 'Let in' }));
    await waitFor(() => expect(screen.queryByText(/wants to join/)).toBeNull());
    expect(callsOf(fake, 'knock:answer')).toEqual([{ memberId: idOf(0), isLetIn: true }]);
  });

  it('HS-19: several are counted in the band, and answered in the list', async () => {
    enterWorld('knocks');
    render(<KnockBand onShow={vi.fn()} />);
    expect(await screen.findByText('3 people want to join Workshop.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Let in' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Show' })).toBeTruthy();
  });
});
