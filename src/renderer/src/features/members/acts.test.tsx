import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../dev/testing/patience';
import { jonas, mehmet, rosa, toRoomId, toServerId } from '../../../dev/people';
import { withLayout } from '../../../dev/testing/layout';
import { enterWorld } from '../../../dev/testing/world';
import { failure } from '../../../../shared/lib/result';
import { ActDialog } from './act-dialog';
import { MemberList, type ActQuestion } from './index';

const serverId = toServerId('w');
withLayout();
afterEach(cleanup);

/** The list, and over it what its cards ask. */
function Asking() {
  const [question, setQuestion] = useState<ActQuestion | null>(null);
  return (
    <>
      <MemberList
        serverId={serverId}
        roomId={toRoomId(2)}
        onOpenRoom={() => undefined}
        onAsk={setQuestion}
      />
      {question !== null && <ActDialog question={question} onClose={() => setQuestion(null)} />}
    </>
  );
}

const openCard = async (scenario: string, name: string) => {
  const fake = enterWorld(scenario);
  render(<Asking />);
  const list = await screen.findByRole('list', { name: 'Members' });
  fireEvent.click(await within(list).findByText(name));
  const card = await screen.findByRole('dialog');
  const acts = within(card).queryByRole('group', { name: 'Keep order' });
  const offered = [...(acts?.querySelectorAll('button') ?? [])].map((one) => one.textContent);
  return { fake, list, card, offered };
};
const acted = (fake: ReturnType<typeof enterWorld>) =>
  fake.calls.flatMap(({ name, input }) => (name === 'order:act' ? [input] : []));

describe('MO-2: the card of a member offers what the own role allows', () => {
  it.each([
    ['full', jonas.name, ['Make moderator…', 'Mute…', 'Remove…', 'Ban…']],
    ['order', jonas.name, ['Dismiss as moderator…', 'Mute…', 'Remove…', 'Ban…']],
    ['order', mehmet.name, ['Make moderator…', 'Lift the mute', 'Remove…', 'Ban…']],
    ['full', rosa.name, []],
    ['moderator', jonas.name, ['Mute…', 'Remove…', 'Ban…']],
    ['moderator', 'Aïcha', []],
    ['muted', jonas.name, []],
  ])('in the world “%s”, of %s: %j', async (scenario, name, expected) => {
    expect((await openCard(scenario, name)).offered).toEqual(expected);
  });

  it('says who is a moderator and who is muted, in the list and on the card', async () => {
    const { list, card } = await openCard('order', mehmet.name);
    expect(card.textContent).toContain('Muted until it is lifted');
    const row = (name: RegExp) => within(list).getByRole('button', { name, hidden: true });
    expect(row(/Jonas Maier/).textContent).toContain('moderator');
    expect(row(/Mehmet/).textContent).toContain('muted');
  });
});

describe('acts are asked once more', () => {
  it('a mute has a length and a reason', async () => {
    const { fake, card } = await openCard('full', jonas.name);
    fireEvent.click(within(card).getByText('Mute…'));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('Mute');
    expect(document.activeElement?.textContent).toBe('Cancel');
    fireEvent.click(within(dialog).getByLabelText('1 hour'));
    fireEvent.change(within(dialog).getByLabelText('Reason (optional)'), {
      target: { value: '  Too  many calls ' },
    });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Mute' }));
    const act = { kind: 'mute', memberId: jonas.id, lastsMs: 3_600_000 };
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(acted(fake)).toEqual([{ serverId, act, reason: 'Too many calls' }]);
  });

  it('a ban can be called off, and says in place what it fails with', async () => {
    const { fake, card } = await openCard('full', jonas.name);
    fireEvent.click(within(card).getByText('Ban…'));
    const dialog = await screen.findByRole('alertdialog');
    fake.answer('order:act', () => failure('not_allowed', 'dismissed meanwhile'));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ban' }));
    expect(await within(dialog).findByText(/not allowed/)).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  it('lifting a mute is done at once', async () => {
    const { fake, card } = await openCard('order', mehmet.name);
    fireEvent.click(within(card).getByText('Lift the mute'));
    expect(acted(fake)).toEqual([
      { serverId, act: { kind: 'unmute', memberId: mehmet.id }, reason: '' },
    ]);
  });
});
