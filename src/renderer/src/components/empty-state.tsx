import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { styled } from '../theme/styled';
import { color } from '../theme/tokens';

const Body = styled('div')({
  display: 'grid',
  justifyItems: 'center',
  alignContent: 'center',
  gap: 12,
  minHeight: 0,
  padding: 24,
  textAlign: 'center',
  textWrap: 'balance',
  color: color.muted,
});

/** Nothing here: one sentence and the one action that helps. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title?: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Body>
      {title !== undefined && (
        <Typography variant="h2" sx={{ color: color.text }}>
          {title}
        </Typography>
      )}
      <Typography variant="body1" component="p" sx={{ maxWidth: '44ch', margin: 0 }}>
        {children}
      </Typography>
      {action}
    </Body>
  );
}
