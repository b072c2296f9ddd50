import type { TooltipProps } from '@mui/material/Tooltip';
import { comesLater } from './comes-later';
import type { TooltipSide } from './tooltip';
import { useTooltip } from './use-tooltip';

const parts = comesLater(() => import('./tooltip-parts'));
const Tooltip = parts.part<TooltipProps>((from) => from.Tooltip);

/** Draws the one tooltip of the window, beside whatever has one (`withTooltip`) and is pointed at. */
export function TooltipHost() {
  const shown = useTooltip();
  if (shown === null) return null;
  const { anchor, isOpen } = shown;
  const { tooltip: text = '', tooltipSide = 'bottom' } = anchor.dataset;
  return (
    <Tooltip
      open={isOpen}
      title={<bdi>{text}</bdi>}
      placement={tooltipSide as TooltipSide}
      // Beside its control, so that it is inside the same landmark and dialog.
      slotProps={{ popper: { anchorEl: anchor, container: anchor.parentElement } }}
    >
      <span hidden />
    </Tooltip>
  );
}
