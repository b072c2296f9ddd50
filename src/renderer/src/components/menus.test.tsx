import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Menu, MenuItem } from './menus';

const draw = (isOpen: boolean) => (
  <Menu open={isOpen} keepMounted anchorEl={document.body} onClose={() => undefined}>
    <MenuItem>Leave</MenuItem>
  </Menu>
);

describe('a menu', () => {
  it('is nothing until it is opened, and stays when it closes', async () => {
    const { rerender } = render(draw(false));
    expect(screen.queryByText('Leave')).toBeNull();
    rerender(draw(true));
    expect(await screen.findByRole('menuitem', { name: 'Leave' })).toBeTruthy();
    rerender(draw(false));
    expect(screen.queryByText('Leave')).not.toBeNull();
  });
});
