import type { ReactNode } from 'react';
import { styled } from '../theme/styled';
import { color } from '../theme/tokens';
import { WarningIcon } from './icons';

const Line = styled('div')({ fontSize: 13, lineHeight: '19px', color: color.text });
const sign = { fontSize: 14, verticalAlign: '-2px', color: color.danger } as const;

/** A sentence that warns of something beside it. */
export function WarningLine({ children }: { children: ReactNode }) {
  return (
    <Line>
      <WarningIcon style={sign} /> {children}
    </Line>
  );
}
