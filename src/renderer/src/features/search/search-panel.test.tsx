import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { toRoomId, toServerId } from '../../../dev/people';
import { callsOf, enterWorld } from '../../../dev/testing/world';
import { failure, success } from '../../../../shared/lib/result';
import { App } from '../../app/app';
import { setWidth } from '../../../dev/testing/width';

beforeEach(() => setWidth(1_200));
const workshop = toServerId('w');

async function openSearch(scenario = 'full') {
  const fake = enterWorld(scenario);
  render(<App />);
  await screen.findByRole('log');
  fireEvent.keyDown(window, { key: 'f', ctrlKey: true });
  const field = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search messages' });
  // What was looked for stays for as long as the window lives, so also from one test to the next.
  type(field, '');
  fireEvent.click(screen.getByRole('button', { name: 'All rooms' }));
  return { fake, field };
}
const results = () => screen.findByRole('group', { name: 'Search results' });
const hits = async () => [...(await results()).querySelectorAll<HTMLElement>('[data-roving]')];
const type = (field: HTMLInputElement, query: string) =>
  fireEvent.change(field, { target: { value: query } });

describe('the search panel', () => {
  it('Ctrl+F brings the keyboard to it, Escape puts it away and the keyboard back', async () => {
    const { field } = await openSearch();
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(screen.getByText('Find what was said')).toBeTruthy();
    // Gives up what an input method composes, and nothing else.
    fireEvent.keyDown(field, { key: 'Escape', keyCode: 229, isComposing: true });
    expect(screen.getByRole('searchbox')).toBe(field);
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(screen.queryByRole('searchbox')).toBeNull();
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Message' })),
    );
  });

  it('finds in all rooms, marks the words, and goes to a hit by keyboard alone', async () => {
    const { fake, field } = await openSearch();
    type(field, 'extractor filter');
    const [first] = await hits();
    expect(first?.textContent).toMatch(/Jonas Maier, laser-cutter, .*Extractor filter/);
    expect([...(first?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent)).toEqual([
      'Extractor',
      'filter',
    ]);
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(first);
    fireEvent.keyDown(first as HTMLElement, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(field);
    fireEvent.click(first as HTMLElement);
    await waitFor(() =>
      expect(callsOf(fake, 'conversation:show').at(-1)).toEqual({
        shown: { serverId: workshop, roomId: toRoomId(2) },
      }),
    );
    // The panel stays where there is room for it.
    expect(screen.getByRole('searchbox')).toBe(field);
  });

  it('TL-5: says of a hit that a part of it needs a newer version', async () => {
    const { field } = await openSearch('later');
    type(field, 'small plates');
    const [later] = await hits();
    expect(later?.textContent).toMatch(/small plates first\., A part needs a newer Hearth$/);
    type(field, 'new lens');
    await waitFor(async () => expect((await hits())[0]?.textContent).toContain('New lens'));
    expect((await hits())[0]?.textContent).not.toContain('newer Hearth');
  });

  it('hands on the filters', async () => {
    const { fake, field } = await openSearch();
    fireEvent.click(screen.getByRole('button', { name: 'This room' }));
    fireEvent.click(screen.getByRole('button', { name: 'Newest' }));
    fireEvent.click(screen.getByRole('button', { name: 'Filters' }));
    const author = screen.getByRole<HTMLSelectElement>('combobox', { name: 'From' });
    const jonas = [...author.options].find((option) => option.text === 'Jonas Maier');
    fireEvent.change(author, { target: { value: jonas?.value } });
    fireEvent.change(screen.getByLabelText('On or after'), { target: { value: '2025-01-02' } });
    type(field, 'words');
    await waitFor(() =>
      expect(callsOf(fake, 'message:search')).toEqual([
        {
          serverId: workshop,
          query: 'words',
          roomId: toRoomId(1),
          author: jonas?.value,
          from: new Date(2025, 0, 2).getTime(),
          order: 'newest',
        },
      ]),
    );
    expect(screen.getByRole('button', { name: 'Filters, 2 set' })).toBeTruthy();
    expect(await screen.findByText('Nothing found')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(screen.getByRole('button', { name: 'Filters' })).toBeTruthy();
  });

  it('says that only this device was searched, that it failed, and helps', async () => {
    const { fake, field } = await openSearch();
    fake.answer('message:search', () => success({ items: [], isLocal: true, next: null }));
    type(field, 'one');
    expect(await screen.findByText(/only what is kept on this device was searched/)).toBeTruthy();
    fake.answer('message:search', () => failure('timeout', 'no'));
    type(field, 'nobody said this');
    expect(await screen.findByText(/The search did not work/)).toBeTruthy();
    fake.answer('message:search', null);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nothing found')).toBeTruthy();
  });

  it('is a drawer where there is little room, and gives way to what was found', async () => {
    setWidth(800);
    const { field } = await openSearch();
    expect(screen.getByRole('dialog', { name: 'Search' })).toBeTruthy();
    type(field, 'extractor filter');
    const [first] = await hits();
    fireEvent.click(first as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('searchbox')).toBeNull());
    expect(await screen.findByRole('heading', { name: 'laser-cutter' })).toBeTruthy();
  });
});
