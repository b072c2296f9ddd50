import type { DividerProps } from '@mui/material/Divider';
import type { MenuItemProps } from '@mui/material/MenuItem';
import type { MenuProps } from '@mui/material/Menu';
import type { PopoverProps } from '@mui/material/Popover';
import { useState, type ComponentType } from 'react';
import { comesLater } from './comes-later';

const parts = comesLater(() => import('./menu-parts'));

/** Not there until it is opened for the first time; from then on it stays, so that it fades when it closes. */
export function onceOpen<Props extends { open: boolean }>(Part: ComponentType<Props>) {
  return function OnceOpen(props: Props) {
    const [wasOpen, setWasOpen] = useState(props.open);
    if (props.open && !wasOpen) setWasOpen(true);
    return props.open || wasOpen ? <Part {...props} /> : null;
  };
}

// Those of MUI. A window has many, and most are never opened.
export const Menu = onceOpen(parts.part<MenuProps>((from) => from.Menu));
export const MenuItem = parts.part<MenuItemProps>((from) => from.MenuItem);
export const Divider = Object.assign(
  parts.part<DividerProps>((from) => from.Divider),
  // As MUI says of its own: the keyboard does not begin there.
  { muiSkipListHighlight: true },
);
export const Popover = onceOpen(parts.part<PopoverProps>((from) => from.Popover));
