export type TooltipSide = 'top' | 'bottom' | 'left' | 'right';

/** Attributes of an element that says more when one points at it, or comes to it by keyboard: drawn by the `TooltipHost`. */
export const withTooltip = (text: string, side: TooltipSide = 'bottom') => ({
  'data-tooltip': text,
  'data-tooltip-side': side,
});
