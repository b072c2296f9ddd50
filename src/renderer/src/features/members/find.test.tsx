import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import '../../../dev/testing/patience';
import { createCrowd, toRoomId, toServerId } from '../../../dev/people';
import { createScenario } from '../../../dev/scenario';
import { withLayout } from '../../../dev/testing/layout';
import { enterWorld } from '../../../dev/testing/world';
import { MemberList } from './index';
import { toMemberLines } from './sections';

const serverId = toServerId('w');
withLayout();

const show = async (scenario: string, room: number) => {
  enterWorld(scenario);
  render(
    <MemberList
      serverId={serverId}
      roomId={toRoomId(room)}
      onOpenRoom={vi.fn<() => void>()}
      onAsk={vi.fn()}
    />,
  );
  return screen.findByRole('list', { name: 'Members' });
};

describe('finding somebody in a long list', () => {
  it('is not offered where all can be seen', async () => {
    await show('full', 2);
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('keeps those who are meant, says when it is nobody, and leads into the list by keyboard', async () => {
    const list = await show('crowd', 1);
    const field = screen.getByRole('searchbox', { name: 'Find a member' });
    // The hint stands where the page begins, names where they begin.
    expect(field.hasAttribute('dir')).toBe(false);
    fireEvent.change(field, { target: { value: 'aicha' } });
    expect(field.getAttribute('dir')).toBe('auto');
    const found = await within(list).findAllByRole('button');
    expect(found.map((one) => one.textContent)).toEqual([expect.stringContaining('Aïcha')]);
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    await vi.waitFor(() => expect(document.activeElement).toBe(found[0]));
    fireEvent.change(field, { target: { value: 'nobody at all' } });
    expect(screen.getByRole('status').textContent).toBe('Nobody of that name is here.');
    const panelHears = vi.fn<() => void>();
    document.addEventListener('keydown', panelHears);
    fireEvent.keyDown(field, { key: 'Escape' });
    expect((field as HTMLInputElement).value).toBe('');
    expect(screen.queryByRole('status')).toBeNull();
    expect(panelHears).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(panelHears).toHaveBeenCalled();
    document.removeEventListener('keydown', panelHears);
  });

  it('leaves its keys to an input method that composes', async () => {
    await show('crowd', 1);
    const field = screen.getByRole('searchbox', { name: 'Find a member' });
    field.focus();
    fireEvent.change(field, { target: { value: 'aicha' } });
    const isTaken = (key: string) =>
      !fireEvent.keyDown(field, { key, keyCode: 229, isComposing: true });
    expect(['ArrowDown', 'Escape'].map(isTaken)).toEqual([false, false]);
    expect((field as HTMLInputElement).value).toBe('aicha');
    expect(document.activeElement).toBe(field);
  });

  it('draws of 500 members those in sight alone', async () => {
    const fake = enterWorld('full');
    const { view } = createScenario('full', 0);
    const old = view.servers[serverId];
    const room = old?.rooms[toRoomId(2)];
    if (old === undefined || room === undefined) throw new Error('the scenario has them');
    const crowd = createCrowd(500);
    const members = Object.fromEntries(crowd.map((member) => [member.id, member]));
    const full = { ...room, memberIds: crowd.map(({ id }) => id) };
    fake.patch({ servers: { [serverId]: { members, rooms: { [room.id]: full } } } });
    render(
      <MemberList
        serverId={serverId}
        roomId={room.id}
        onOpenRoom={vi.fn<() => void>()}
        onAsk={vi.fn()}
      />,
    );
    const list = await screen.findByRole('list', { name: 'Members' });
    expect((await within(list).findAllByRole('button')).length).toBeLessThan(80);
    const server = { ...old, members: { ...old.members, ...members } };
    expect(toMemberLines(server, full).filter(({ kind }) => kind === 'member')).toHaveLength(500);
    expect(toMemberLines(server, full, 'guest 499')).toHaveLength(2);
  });
});
