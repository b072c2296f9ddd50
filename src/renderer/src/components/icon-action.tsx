import IconButton, { type IconButtonProps } from '@mui/material/IconButton';
import type { ReactNode, Ref } from 'react';
import { withTooltip, type TooltipSide } from './tooltip';

/** A button that is only an icon: its name is said to everybody, as tooltip and to screen readers. */
export function IconAction({
  label,
  children,
  placement = 'bottom',
  ref,
  ...button
}: Omit<IconButtonProps, 'aria-label' | 'ref'> & {
  label: string;
  children: ReactNode;
  placement?: TooltipSide;
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <IconButton
      {...button}
      // A disabled button hears no pointer.
      {...(button.disabled !== true && withTooltip(label, placement))}
      ref={ref ?? null}
      aria-label={label}
    >
      {children}
    </IconButton>
  );
}
