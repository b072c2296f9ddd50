import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { color } from '../../theme/tokens';

const Body = styled('section')({ display: 'grid', gap: 6, minWidth: 0 });

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
