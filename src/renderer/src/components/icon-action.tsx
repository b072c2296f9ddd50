import IconButton, { type IconButtonProps } from '@mui/material/IconButton';
import Tooltip, { type TooltipProps } from '@mui/material/Tooltip';
import type { ReactNode, Ref } from 'react';

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
  placement?: TooltipProps['placement'];
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    // A disabled button hears no pointer, so it has no tooltip either.
    <Tooltip title={button.disabled === true ? '' : label} placement={placement}>
      <IconButton {...button} ref={ref ?? null} aria-label={label}>
        {children}
      </IconButton>
    </Tooltip>
  );
}
