import type { CustomContainerComponentProps } from 'virtua';

/**
 * What holds the lines of a virtual list (`as`). The library takes them from the pointer while they are moved and for a moment
 * longer: who scrolls and clicks would click nothing, and a press could end elsewhere than it began.
 */
export function ListBody({ ref, style, children }: CustomContainerComponentProps) {
  return (
    <div ref={ref} style={{ ...style, pointerEvents: 'auto' }}>
      {children}
    </div>
  );
}
