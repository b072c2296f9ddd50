import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../dev/testing/world';
import { RowActionsProvider, type RowActions } from './actions/row-actions';
import { MessageText } from './message-text';

const openLink = vi.fn<(url: string) => void>();
const show = (text: string, selfName: string | null = null, tabIndex = 0) =>
  render(
    <RowActionsProvider value={{ openLink } as unknown as RowActions}>
      <MessageText
        author="Jonas"
        text={text}
        selfName={selfName}
        editedAt={null}
        tabIndex={tabIndex}
      />
    </RowActionsProvider>,
  ).container;
beforeEach(() => openLink.mockClear());

describe('G3: links in a message', () => {
  it('are opened by a click and by Enter, and no other key', () => {
    show('See https://example.org/a, please');
    const link = screen.getByRole('link', { name: 'https://example.org/a' });
    fireEvent.click(link);
    fireEvent.keyDown(link, { key: 'Enter' });
    fireEvent.keyDown(link, { key: 'x' });
    expect(openLink.mock.calls).toEqual([['https://example.org/a'], ['https://example.org/a']]);
  });

  it('change no letter of what was written, and lead nowhere by themselves', () => {
    const text = 'a https://one.example/ @Rosa (http://two.example) \u202Ehttps://three.example';
    const shown = show(text, 'Rosa');
    expect(shown.textContent).toBe(text);
    expect(screen.getAllByRole('link')).toHaveLength(3);
    expect(shown.querySelectorAll('a, [href], [src]')).toHaveLength(0);
    expect(shown.querySelector('b')?.textContent).toBe('@Rosa');
  });

  it('are not torn apart by one’s name in them', () => {
    show('https://rosa.example/rosa and Rosa', 'Rosa');
    expect(screen.getByRole('link').textContent).toBe('https://rosa.example/rosa');
    expect(document.querySelectorAll('b')).toHaveLength(1);
  });

  it('are one Tab away where their message is the stop, and out of the way elsewhere', () => {
    show('https://example.org', null, -1);
    expect(screen.getByRole('link').tabIndex).toBe(-1);
  });

  it('show where they lead when they look like something else', () => {
    show('http://good.example@evil.example/ https://example.org');
    expect(screen.getAllByRole('link').map((link) => link.title)).toEqual(['evil.example', '']);
  });

  it('do not open while somebody marks a part to copy', () => {
    show('https://example.org');
    const link = screen.getByRole('link');
    vi.spyOn(window, 'getSelection').mockReturnValueOnce({ isCollapsed: false } as Selection);
    fireEvent.click(link);
    expect(openLink).not.toHaveBeenCalled();
  });
});
