import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../dev/testing/patience';
import { createFakeHearth, type FakeHearth } from '../../../dev/fake-hearth';
import { createScenario } from '../../../dev/scenario';
import { jonas, toRoomId, toServerId } from '../../../dev/people';
import { withLayout } from '../../../dev/testing/layout';
import { failure } from '../../../../shared/lib/result';
import { MemberList } from './index';
import { toMemberLines } from './sections';

const serverId = toServerId('w');
let fake: FakeHearth;
withLayout();

beforeAll(() => {
  fake = createFakeHearth({ scenario: 'full' });
  Object.defineProperty(window, 'hearth', { value: fake, configurable: true });
});
beforeEach(() => void (fake.calls.length = 0));
afterEach(cleanup);

const show = async () => {
  const onOpenRoom = vi.fn<(roomId: string) => void>();
  render(
    <MemberList serverId={serverId} roomId={toRoomId(2)} onOpenRoom={onOpenRoom} onAsk={vi.fn()} />,
  );
  return { onOpenRoom, list: await screen.findByRole('list', { name: 'Members' }) };
};

describe('toMemberLines', () => {
  const { view } = createScenario('full', 0);
  const server = view.servers[serverId];
  const room = server?.rooms[toRoomId(2)];
  if (server === undefined || room === undefined) throw new Error('the scenario has them');
  const headings = (lines: ReturnType<typeof toMemberLines>) =>
    lines.flatMap((line) => (line.kind === 'heading' ? [[line.key, line.count]] : []));

  it('PR-1: parts those who are here, away ones with them, from those who are not', () => {
    const lines = toMemberLines(server, room);
    expect(headings(lines)).toEqual([
      ['here', 3],
      ['away', 2],
    ]);
    const names = lines.flatMap((line) => (line.kind === 'member' ? [line.member.name] : []));
    expect(names).toEqual(['Aïcha', 'Jonas Maier', 'Rosa Lindt', 'Jonas', 'Mehmet']);
  });

  it('claims to know nobody’s presence without a connection', () => {
    const lines = toMemberLines({ ...server, connection: { state: 'connecting' } }, room);
    expect(headings(lines)).toEqual([['all', 5]]);
  });
});

describe('the list of members', () => {
  it('opens the card by a press on the picture, too', async () => {
    const { list } = await show();
    const row = await within(list).findByRole('button', { name: /Jonas Maier/ });
    const picture = row.querySelector('[aria-hidden]');
    if (picture === null) throw new Error('No picture.');
    fireEvent.click(picture);
    expect(await screen.findByRole('dialog', { name: 'About Jonas Maier' })).toBeTruthy();
  });

  it('PR-3: shows name, tag, who hosts and who oneself is', async () => {
    const { list } = await show();
    expect(
      await within(list).findByRole('button', { name: /Rosa Lindt.*you · host/ }),
    ).toBeTruthy();
    expect(within(list).getByRole('button', { name: /Jonas\s*k7q2/ })).toBeTruthy();
  });

  it('RM-7: opens the direct talk from the card', async () => {
    const { list, onOpenRoom } = await show();
    fireEvent.click(await within(list).findByText('Jonas Maier'));
    fireEvent.click(await screen.findByRole('button', { name: 'Message' }));
    await waitFor(() => expect(onOpenRoom).toHaveBeenCalledWith(toRoomId(11)));
    expect(fake.calls).toContainEqual({
      name: 'direct:open',
      input: { serverId, memberId: jonas.id },
    });
  });

  it('says on the card why a talk could not be opened', async () => {
    fake.answer('direct:open', () => failure('offline', 'no'));
    const { list, onOpenRoom } = await show();
    fireEvent.click(await within(list).findByText('Jonas Maier'));
    fireEvent.click(await screen.findByRole('button', { name: 'Message' }));
    expect((await screen.findByRole('alert')).textContent).toContain('not connected');
    expect(onOpenRoom).not.toHaveBeenCalled();
    fake.answer('direct:open', null);
  });

  it('offers no message to oneself', async () => {
    const { list } = await show();
    fireEvent.click(await within(list).findByText('Rosa Lindt'));
    expect((await screen.findByRole('dialog')).textContent).toContain('This is you.');
    expect(screen.queryByRole('button', { name: 'Message' })).toBeNull();
  });

  it('is one tab stop with arrow keys inside', async () => {
    const { list } = await show();
    await within(list).findByText('Mehmet');
    const stops = () => [...list.querySelectorAll<HTMLElement>('[tabindex="0"]')];
    expect(stops()).toHaveLength(1);
    act(() => stops()[0]?.focus());
    fireEvent.keyDown(stops()[0] ?? list, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toContain('Jonas Maier');
    expect(stops()).toHaveLength(1);
    fireEvent.keyDown(document.activeElement ?? list, { key: 'End' });
    expect(document.activeElement?.textContent).toContain('Mehmet');
  });
});
