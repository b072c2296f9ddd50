import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { impostor, rosa, toRoomId, toServerId } from '../../../dev/people';
import { withLayout } from '../../../dev/testing/layout';
import { enterWorld } from '../../../dev/testing/world';
import { useServer } from '../../bridge/app-store';
import { useTexts } from '../../components/use-texts';
import { toNameText } from '../../components/member-names';
import { MemberList } from './index';

const serverId = toServerId('w');
withLayout();

const show = async () => {
  enterWorld('impostor');
  render(
    <MemberList
      serverId={serverId}
      roomId={toRoomId(2)}
      onOpenRoom={() => undefined}
      onAsk={vi.fn()}
    />,
  );
  return screen.findByRole('list', { name: 'Members' });
};

describe('G4 · PR-7: a name that looks like another one', () => {
  it('is said in the list, beside the tag, and not beside the first of the name', async () => {
    const list = await show();
    const [first, later] = [
      await within(list).findByRole('button', { name: /^Rosa Lindt/ }),
      within(list).getByRole('button', { name: /R0sa Lindt/ }),
    ];
    expect(within(later).getByText('mq4v')).toBeTruthy();
    expect(within(later).getByRole('img', { name: /looks like “Rosa Lindt”/ })).toBeTruthy();
    expect(within(first).queryByRole('img', { name: /looks like/ })).toBeNull();
  });

  it('is said in a sentence on the card, with the words of the key', async () => {
    const list = await show();
    fireEvent.click(await within(list).findByText('R0sa Lindt'));
    const card = await screen.findByRole('dialog');
    expect(card.textContent).toContain('looks like “Rosa Lindt”, who was here before');
    const words = within(card).getByRole('list', { name: 'Key in words' });
    expect(words.textContent).toContain('ozone');
  });

  it('is said wherever the name stands in a sentence', async () => {
    enterWorld('impostor');
    function Sentence() {
      const t = useTexts();
      const server = useServer(serverId);
      if (server === null) return null;
      const names = [impostor.id, rosa.id].map((id) => toNameText(server.members, id, t));
      return <p>{names.join(' / ')}</p>;
    }
    render(<Sentence />);
    expect(await screen.findByText('R0sa Lindt (mq4v, look-alike) / Rosa Lindt')).toBeTruthy();
  });
});
