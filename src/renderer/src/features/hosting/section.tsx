import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';

// The column is as wide as the panel, never as its longest address.
const Body = styled('section')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 6,
  minWidth: 0,
});

/** A titled part of the host panel. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Body aria-labelledby={id}>
      <Typography id={id} variant="h4" component="h3" sx={{ color: color.muted }}>
        {title}
      </Typography>
      {children}
    </Body>
  );
}
